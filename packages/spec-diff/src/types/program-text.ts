import type { TypeCheck } from "./checks.js";

/** The name of the generated file that holds the assertions. */
export const assertionsFile = "/diff/assertions.ts";

const header = [
  'import type * as before from "./before/operations.js";',
  'import type * as beforeSchema from "./before/schema.js";',
  'import type * as after from "./after/operations.js";',
  'import type * as afterSchema from "./after/schema.js";',
  // What was read as nothing stands in nobody's way.
  "type Read<T, Now> = [T] extends [undefined | void] ? Now : T;",
  "type Known<T> = keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: 1 };",
  // `Any` stands for the names of an object of which no field is described: it may have each, and asks for none.
  "type Named<T, Any> = [Known<T>] extends [never] ? (string extends keyof T ? Any : never) : Known<T>;",
  // What may be written: the fields of every member of a choice, and of what a list holds.
  "type Written<T, Any> = unknown extends T ? Any : T extends readonly (infer I)[] ? Written<I, Any> : T extends object ? Named<T, Any> : never;",
  // What can be read before the members of a choice are told apart: the fields that all of them have.
  "type Given<T, Any> = [T] extends [readonly (infer I)[]] ? Shared<I, Any> : [T] extends [object] ? Named<T, Any> : never;",
  "type Shared<T, Any> = Given<NonNullable<T>, Any>;",
];

const linesOfCheck = 6;

/** What a line of the program is there to find out. */
export type Question = "broken" | "gained";

/**
 * A program that compiles where nothing changes: six lines per check, in the order of the checks.
 *
 * ```ts
 * export type Before0 = Parameters<before.SoapOperations["operation0"]>;
 * export type After0 = Parameters<after.SoapOperations["operation0"]>;
 * export const broken0 = (sent: Before0): After0 => sent;
 * export const gained0 = (sent: After0): Before0 => sent;
 * ```
 */
export const renderProgram = (checks: readonly TypeCheck[]): string =>
  [
    ...header,
    ...checks.flatMap(({ side, before, after }, index) => {
      const [old, fresh] = [`Before${index}`, `After${index}`];
      const [from, to] = side === "sent" ? [old, fresh] : [fresh, old];
      const fields = side === "sent" ? "Written" : "Shared";
      return [
        `export type ${old} = ${before};`,
        `export type ${fresh} = ${after};`,
        `export const broken${index} = (value: ${from}): ${to} => value;`,
        `export const gained${index} = (value: ${to}): ${from} => value;`,
        // A field that is gone breaks who names it, whichever way it travels; the compiler lets its value pass.
        `export const gone${index} = (name: ${fields}<${old}, never>): ${fields}<${fresh}, string> => name;`,
        `export const new${index} = (name: ${fields}<${fresh}, never>): ${fields}<${old}, string> => name;`,
      ];
    }),
    "",
  ].join("\n");

/** The check that a line of the program belongs to, and what it asks. */
export const questionOfLine = (line: number): { readonly check: number; readonly question: Question } => {
  const place = line - header.length;
  const isGained = [3, 5].includes(place % linesOfCheck);
  return { check: Math.floor(place / linesOfCheck), question: isGained ? "gained" : "broken" };
};
