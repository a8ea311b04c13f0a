import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** Code of a library: an expression, and the declarations that it needs. */
export interface RuntimeCode {
  readonly expression: string;
  /** Text by name, in the order in which they have to stand. */
  readonly declarations: ReadonlyMap<string, string>;
}

/** ajv-formats takes any integer for an int64. A double cannot hold the exact limits, but it can be far outside. */
const int64Code: RuntimeCode = {
  expression: "isInt64",
  declarations: new Map([
    [
      "isInt64",
      "function isInt64(value) { return Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63; }",
    ],
  ]),
};

/**
 * The code of one format of ajv-formats, so that a validator needs no library at run time and its verdict is Ajv's.
 *
 * Undefined for a format that admits everything.
 */
export const formatCode = (format: string): RuntimeCode | undefined => {
  if (!knownFormats.has(format)) knownFormats.set(format, readFormat(format));
  return knownFormats.get(format);
};

/** A library does not change during a run, and to parse one takes longer than to generate from a small document. */
const knownFormats = new Map<string, RuntimeCode | undefined>();

const readFormat = (format: string): RuntimeCode | undefined => {
  if (format === "int64") return int64Code;
  const statements = statementsOf(require.resolve("ajv-formats/dist/formats.js"));
  const formats = statements.find((statement) => statement.startsWith("exports.fullFormats = {"));
  const property = new RegExp(`^ {4}"?${format}"?(?:: (.*))?,$`, "m").exec(formats ?? "");
  if (property === null) throw new Error(`ajv-formats has no format "${format}"`);
  const [, definition = format] = property;
  const expression = validatorOf(definition);
  return expression === undefined ? undefined : closureOf(statements, expression);
};

/** `fmtDef(date, compareDate)`, `{ type: "number", validate }`, or the validator itself; `true` admits everything. */
const validatorOf = (definition: string): string | undefined => {
  if (definition === "true") return undefined;
  const [, first, member] = /^fmtDef\((.*), \w+\)$|^\{.* validate: (\w+) \}$/.exec(definition) ?? [];
  return first ?? member ?? definition;
};

/** The code that counts the characters of a string as JSON Schema does. */
export const lengthCode = (): RuntimeCode =>
  functionOf(require.resolve("ajv/dist/runtime/ucs2length.js"), "ucs2length");

/** The code that compares two JSON values. */
export const equalCode = (): RuntimeCode => {
  const ajv = createRequire(require.resolve("ajv"));
  return functionOf(ajv.resolve("fast-deep-equal"), "equal");
};

/** A function of the outermost level, as its own declaration. */
const functionOf = (path: string, name: string): RuntimeCode => {
  const [text] = new RegExp(String.raw`function ${name}\([^]*?\n\}`).exec(readFileSync(path, "utf8")) ?? [];
  if (text === undefined) throw new Error(`${path} has no function ${name}`);
  return { expression: name, declarations: new Map([[name, text]]) };
};

/** The statements of a file that TypeScript wrote: each starts at the margin, where else only brackets end. */
const statementsOf = (path: string): readonly string[] =>
  readFileSync(path, "utf8")
    .replaceAll(/^\/\/.*\n?/gm, "")
    .trimEnd()
    .split(/\n(?=[^\s)\]}])/);

/** An expression with the declarations of its file that it needs, directly or not, in their order. */
const closureOf = (statements: readonly string[], expression: string): RuntimeCode => {
  const declared = new Map(
    statements.flatMap((statement) => {
      const [, name] = /^(?:function|const) (\w+)/.exec(statement) ?? [];
      return name === undefined ? [] : [[name, statement] as const];
    }),
  );
  const needed = new Set<string>();
  const pending = [expression];
  for (let text = pending.pop(); text !== undefined; text = pending.pop()) {
    for (const [word] of text.replaceAll(/ \/\/ .*/g, "").matchAll(/\w+/g)) {
      if (needed.has(word) || !declared.has(word)) continue;
      needed.add(word);
      pending.push(declared.get(word) ?? "");
    }
  }
  return { expression, declarations: new Map([...declared].filter(([name]) => needed.has(name))) };
};
