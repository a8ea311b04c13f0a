import { identifiersOf } from "./literals.js";

/** A statement of generated code; a string is a simple statement without its semicolon. */
export type Statement = string | Branch | Block;

/** `if (test) { body } else { otherwise }` */
export interface Branch {
  readonly test: string;
  readonly body: readonly Statement[];
  readonly otherwise?: readonly Statement[];
}

/** `head { … }`, such as a loop. */
export interface Block {
  readonly head: string;
  readonly body: readonly Statement[];
}

/** An `if`; empty if its body is. */
export const when = (test: string, body: readonly Statement[]): readonly Statement[] =>
  body.length === 0 ? [] : [{ test, body }];

/** A loop; empty if its body is. */
export const loop = (head: string, body: readonly Statement[]): readonly Statement[] =>
  body.length === 0 ? [] : [{ head, body }];

/** Statements preceded by a variable, if they use it. */
export const withVariable = (
  name: string,
  expression: string,
  statements: readonly Statement[],
): readonly Statement[] =>
  identifiersOf(printStatements(statements)).has(name)
    ? [`const ${name} = ${expression}`, ...statements]
    : statements;

/** Prints statements, one per line. */
export const printStatements = (statements: readonly Statement[], indent = ""): string =>
  statements.map((statement) => `${indent}${printOne(statement, indent)}\n`).join("");

const printOne = (statement: Statement, indent: string): string => {
  if (typeof statement === "string") return `${statement};`;
  if ("head" in statement) return `${statement.head} ${printBody(statement.body, indent)}`;
  const { test, body, otherwise = [] } = joinTests(statement);
  const [only] = body.length === 1 ? body : [];
  const head = `if (${test}) ${typeof only === "string" ? `${only};` : printBody(body, indent)}`;
  if (otherwise.length === 0) return head;
  const [other] = otherwise.length === 1 ? otherwise : [];
  const isChained = other !== undefined && (typeof other === "string" || "test" in other);
  const gap = typeof only === "string" ? `\n${indent}` : " ";
  return `${head}${gap}else ${isChained ? printOne(other, indent) : printBody(otherwise, indent)}`;
};

const printBody = (body: readonly Statement[], indent: string): string =>
  `{\n${printStatements(body, `${indent}  `)}${indent}}`;

/** Prints `if (a) { if (b) … }` as `if (a && b) …`. */
const joinTests = (branch: Branch): Branch => {
  const [only] = branch.body.length === 1 ? branch.body : [];
  const isPlain = only !== undefined && typeof only !== "string" && "test" in only;
  if (branch.otherwise !== undefined || !isPlain || only.otherwise !== undefined) return branch;
  const inner = joinTests(only);
  return { test: `${enclose(branch.test)} && ${enclose(inner.test)}`, body: inner.body };
};

const enclose = (test: string): string => (test.includes("||") ? `(${test})` : test);
