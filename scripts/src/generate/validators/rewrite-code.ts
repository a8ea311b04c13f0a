import ts from "typescript";
import { REPORT_CODE } from "./fold-reports.ts";
import { type Rename, rewriteStatement } from "./rewrite-statement.ts";
import { equalCode, formatCode, lengthCode, type RuntimeCode } from "./runtime-code.ts";

/**
 * Ajv's standalone code as code of our own: functions with readable names that are given the place of the value as
 * text, errors that name a place and a keyword, no schema constants, and no library.
 *
 * @param names The name of each exported function, by Ajv's name for it.
 */
export const rewriteCode = (code: string, names: ReadonlyMap<string, string>): string => {
  const source = ts.createSourceFile(
    "ajv.js",
    withoutWrappers(code),
    ts.ScriptTarget.ES2022,
    true,
    ts.ScriptKind.JS,
  );
  const statements = source.statements.filter((statement) => !isLeftOut(statement));
  const runtime = new Map(statements.flatMap(runtimeOf));
  const rename = namer(names, runtime);
  const rewritten = statements
    .filter((statement) => !ts.isVariableStatement(statement) || !runtime.has(declaredName(statement) ?? ""))
    .map((statement) => rewriteStatement(statement, rename, new Set(names.values())));
  const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
  const own = rewritten.map((statement) => ({
    name: declaredName(statement),
    text: printer.printNode(ts.EmitHint.Unspecified, statement, source),
  }));
  return [REPORT_CODE, ...runtimeTexts(runtime), ...reachable(own, new Set(names.values()))].join("\n\n");
};

/** `"use strict"` and the exports, which the functions carry themselves. */
const isLeftOut = (statement: ts.Statement): boolean =>
  (ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)) ||
  (ts.isVariableStatement(statement) && statement.modifiers !== undefined) ||
  ts.isExportAssignment(statement);

const declaredName = (statement: ts.Statement): string | undefined => {
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text;
  if (!ts.isVariableStatement(statement)) return undefined;
  const [declaration] = statement.declarationList.declarations;
  return declaration && ts.isIdentifier(declaration.name) ? declaration.name.text : undefined;
};

/** `const wrapper0 = {validate: validate1}`: how Ajv calls a function that is not written yet. */
const withoutWrappers = (code: string): string => {
  const wrapped = new Map(
    [...code.matchAll(/const (wrapper\d+) = \{validate: (validate\d+)\};/g)].map(([, from = "", to = ""]) => [
      from,
      to,
    ]),
  );
  return code.replaceAll(
    /(wrapper\d+)\.validate\b/g,
    (call, wrapper: string) => wrapped.get(wrapper) ?? call,
  );
};

/** `const formats0 = require("ajv-formats/…").fullFormats.date`, and the two functions of Ajv's runtime. */
const runtimeOf = (
  statement: ts.Statement,
): readonly (readonly [string, RuntimeCode & { readonly wish: string }])[] => {
  const name = declaredName(statement);
  const text = statement.getText();
  if (name === undefined || !text.includes("require(")) return [];
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

const namer = (
  names: ReadonlyMap<string, string>,
  runtime: ReadonlyMap<string, RuntimeCode & { readonly wish: string }>,
): Rename => {
  const inner = new Map<string, string>();
  return (name) => {
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
  statements: readonly { readonly name: string | undefined; readonly text: string }[],
  roots: ReadonlySet<string>,
): readonly string[] => {
  const byName = new Map(
    statements.flatMap(({ name, text }) => (name === undefined ? [] : [[name, text] as const])),
  );
  const kept = new Set<string>();
  const pending = [...roots];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    const text = byName.get(name);
    if (text === undefined || kept.has(name)) continue;
    kept.add(name);
    for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) if (byName.has(word)) pending.push(word);
  }
  return statements.filter(({ name }) => name === undefined || kept.has(name)).map(({ text }) => text);
};
