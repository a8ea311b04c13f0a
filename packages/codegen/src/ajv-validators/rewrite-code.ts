import { createLineWriter, REPORT_CODE } from "./rewrite-lines.js";
import type { Rename } from "./rewrite-tokens.js";
import { equalCode, formatCode, lengthCode, type RuntimeCode } from "./runtime-code.js";

/**
 * Ajv's standalone code as code of our own: functions with readable names that are given the place of the value as
 * text, errors that name a place and a keyword, no schema constants, and no library.
 *
 * It is read line by line and token by token: a parser, a tree and a printer took a third of all generation.
 *
 * @param names The name of each exported function, by Ajv's name for it.
 */
export const rewriteCode = (code: string, names: ReadonlyMap<string, string>): string => {
  const statements = statementsOf(code);
  const runtime = new Map(statements.flatMap(runtimeOf));
  const wrapped = wrappedOf(statements);
  const rename = namer(names, runtime, wrapped);
  const write = createLineWriter(rename);
  const exported = new Set(names.values());
  const own = statements
    .filter(({ name }) => !runtime.has(name) && !wrapped.has(name))
    .map((statement) => rewriteStatement(statement, rename, exported, write));
  return [REPORT_CODE, ...runtimeTexts(runtime), ...reachable(own, exported)].join("\n\n");
};

/** A function, or a line that stands outside of all functions, by the name that it declares. */
interface Statement {
  readonly name: string;
  readonly lines: readonly string[];
}

/** Without `"use strict"` and the exports, which the functions carry themselves. */
const statementsOf = (code: string): readonly Statement[] => {
  const statements: Statement[] = [];
  // The error of `dependentRequired` goes over several lines, alone among all statements.
  const lines = code.replaceAll(",\n", ",").split("\n");
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const [, declared, assigned] = /^(?:function|const|let) (\w+)|^(\w+)\.evaluated = /.exec(line) ?? [];
    if (line.startsWith("function ")) {
      const end = endOfFunction(lines, index);
      statements.push({ name: declared ?? "", lines: lines.slice(index, end + 1) });
      index = end;
    } else if (assigned !== undefined || declared !== undefined) {
      statements.push({ name: declared ?? "", lines: [line] });
    } else if (line !== "" && line !== '"use strict";' && !line.startsWith("export const ")) {
      throw new Error(`Ajv's code has a statement that is not known: ${line.slice(0, 200)}`);
    }
  }
  return statements;
};

const endOfFunction = (lines: readonly string[], start: number): number => {
  let depth = 0;
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (line.startsWith("}")) depth -= 1;
    if (line.endsWith("{")) depth += 1;
    if (depth === 0) return index;
  }
  throw new Error(`Ajv's code has no end of ${lines[start]}`);
};

/** `const wrapper0 = {validate: validate1}`: how Ajv calls a function that is not written yet. */
const wrappedOf = (statements: readonly Statement[]): ReadonlyMap<string, string> =>
  new Map(
    statements.flatMap(({ name, lines: [text = ""] }) => {
      const [, wrapped] = /^const wrapper\d+ = \{validate: (validate\d+)\};$/.exec(text) ?? [];
      return wrapped === undefined ? [] : [[name, wrapped] as const];
    }),
  );

/** `const formats0 = require("ajv-formats/…").fullFormats.date`, and the two functions of Ajv's runtime. */
const runtimeOf = ({
  name,
  lines: [text = ""],
}: Statement): readonly (readonly [string, RuntimeCode & { readonly wish: string }])[] => {
  if (!/^const \w+ = require\(/.test(text)) return [];
  const format = /fullFormats(?:\.(\w+)|\["([\w-]+)"\])/.exec(text);
  if (format) {
    const [, short, quoted] = format;
    const code = formatCode(short ?? quoted ?? "");
    if (code === undefined)
      throw new Error(`the format "${short ?? quoted}" checks nothing, yet Ajv calls it`);
    return [[name, { ...code, wish: `format_${(short ?? quoted ?? "").replaceAll("-", "_")}` }]];
  }
  if (text.includes("runtime/ucs2length")) return [[name, { ...lengthCode(), wish: "ucs2length" }]];
  if (text.includes("runtime/equal")) return [[name, { ...equalCode(), wish: "equal" }]];
  throw new Error(`Ajv's code needs ${text}, which cannot be written into a package`);
};

const rewriteStatement = (
  { name, lines }: Statement,
  rename: Rename,
  exported: ReadonlySet<string>,
  write: ReturnType<typeof createLineWriter>,
): { readonly name: string; readonly text: string } => {
  const [first = ""] = lines;
  if (first.startsWith("function ")) {
    const head = `${exported.has(rename(name)) ? "export " : ""}function ${rename(name)}(data, instancePath = "") {`;
    return { name: rename(name), text: `${head}\n${write(lines.slice(1), 1)}` };
  }
  // `validate1.evaluated = {…}` would be kept by every bundler; a constant is not.
  const [, assigned, value = ""] = /^(\w+)\.evaluated = (.*)$/.exec(first) ?? [];
  if (assigned === undefined) return { name, text: write(lines) };
  const constant = `${rename(assigned)}Evaluated`;
  return { name: constant, text: write([`const ${constant} = ${value}`]) };
};

const namer = (
  names: ReadonlyMap<string, string>,
  runtime: ReadonlyMap<string, RuntimeCode & { readonly wish: string }>,
  wrapped: ReadonlyMap<string, string>,
): Rename => {
  const inner = new Map<string, string>();
  return (written) => {
    const name = wrapped.get(written) ?? written;
    const code = runtime.get(name);
    if (code) return code.declarations.has(code.expression) ? code.expression : code.wish;
    if (!/^validate\d+$/.test(name)) return name;
    const known = names.get(name) ?? inner.get(name) ?? `check${inner.size + 1}`;
    if (!names.has(name)) inner.set(name, known);
    return known;
  };
};

/** Declarations first, each once; then an expression that has no name of its own. */
const runtimeTexts = (
  runtime: ReadonlyMap<string, RuntimeCode & { readonly wish: string }>,
): readonly string[] => {
  const codes = [...runtime.values()];
  const declarations = new Map(codes.flatMap((each) => [...each.declarations]));
  const expressions = codes
    .filter((each) => !each.declarations.has(each.expression))
    .map(
      ({ wish, expression }) =>
        `const ${wish} = ${expression.endsWith(")") ? "/* @__PURE__ */ " : ""}${expression};`,
    );
  return [...declarations.values(), ...new Set(expressions)];
};

/** Without the constants that nothing uses once errors carry no parameters. */
const reachable = (
  statements: readonly { readonly name: string; readonly text: string }[],
  roots: ReadonlySet<string>,
): readonly string[] => {
  const byName = new Map(statements.map(({ name, text }) => [name, text] as const));
  const kept = new Set<string>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const text = byName.get(name);
    if (text === undefined || kept.has(name)) continue;
    kept.add(name);
    for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) if (byName.has(word)) pending.push(word);
  }
  return statements.filter(({ name }) => kept.has(name)).map(({ text }) => text);
};
