import type { TypeCheck } from "./type-check.js";

/** The name of the generated file that holds the assertions. */
export const ASSERTIONS = "/diff/assertions.ts";

const HEADER = [
  'import type * as before from "./before/operations.js";',
  'import type * as beforeSchema from "./before/schema.js";',
  'import type * as after from "./after/operations.js";',
  'import type * as afterSchema from "./after/schema.js";',
];

/**
 * A program that compiles where nothing breaks: three lines per check, in the order of the checks.
 *
 * ```ts
 * export type Before0 = Parameters<before.SoapOperations["updateCustomer"]>;
 * export type After0 = Parameters<after.SoapOperations["updateCustomer"]>;
 * export const check0 = (sent: Before0): After0 => sent;
 * ```
 */
export const renderProgram = (checks: readonly TypeCheck[]): string =>
  [
    ...HEADER,
    ...checks.flatMap(({ direction, before, after }, index) => [
      `export type Before${index} = ${before};`,
      `export type After${index} = ${after};`,
      direction === "request"
        ? `export const check${index} = (sent: Before${index}): After${index} => sent;`
        : `export const check${index} = (answered: After${index}): Before${index} => answered;`,
    ]),
    "",
  ].join("\n");

/** The check that a line of the program belongs to. */
export const checkOfLine = (line: number): number => Math.floor((line - HEADER.length) / 3);
