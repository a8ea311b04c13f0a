import type { TypeCheck } from "./checks.js";

/** The name of the generated file that holds the assertions. */
export const assertionsFile = "/diff/assertions.ts";

const header = [
  'import type * as before from "./before/operations.js";',
  'import type * as beforeSchema from "./before/schema.js";',
  'import type * as after from "./after/operations.js";',
  'import type * as afterSchema from "./after/schema.js";',
  // A reader that ignored an empty answer is not broken by any new one.
  "type Read<T, Now> = [T] extends [undefined | void] ? Now : T;",
  "type Known<T> = keyof { [K in keyof T as string extends K ? never : number extends K ? never : K]: 1 };",
  // `Any` is the result for an object without described fields.
  "type Named<T, Any> = [Known<T>] extends [never] ? (string extends keyof T ? Any : never) : Known<T>;",
  // The fields that may be written: those of all members of a union, and of the items of a list.
  "type Written<T, Any> = unknown extends T ? Any : T extends readonly (infer I)[] ? Written<I, Any> : T extends object ? Named<T, Any> : never;",
  // The fields that can be read without narrowing a union: those that all of its members have.
  "type Given<T, Any> = [T] extends [readonly (infer I)[]] ? Shared<I, Any> : [T] extends [object] ? Named<T, Any> : never;",
  "type Shared<T, Any> = Given<NonNullable<T>, Any>;",
];

const linesOfCheck = 6;

/** What a line of the program asks. */
export type Question = "broken" | "gained";

/**
 * A program that compiles if nothing changed: six lines per check, in the order of the checks.
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
        // A removed field breaks code that names it, although its value is still assignable.
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
