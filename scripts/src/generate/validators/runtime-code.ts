import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import ts from "typescript";

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
  const source = parse(require.resolve("ajv-formats/dist/formats.js"));
  const formats = initialiserOf(source, "fullFormats");
  const property = formats.properties.find((each) => each.name && nameOf(each.name) === format);
  if (property && ts.isShorthandPropertyAssignment(property)) return closureOf(source, property.name);
  if (property === undefined || !ts.isPropertyAssignment(property))
    throw new Error(`ajv-formats has no format "${format}"`);
  const expression = validatorOf(property.initializer);
  return expression && closureOf(source, expression);
};

/** `fmtDef(date, compareDate)`, `{ type, validate }`, or the validator itself; `true` admits everything. */
const validatorOf = (definition: ts.Expression): ts.Expression | undefined => {
  if (definition.kind === ts.SyntaxKind.TrueKeyword) return undefined;
  if (ts.isCallExpression(definition) && definition.expression.getText() === "fmtDef")
    return definition.arguments[0];
  if (!ts.isObjectLiteralExpression(definition)) return definition;
  const validate = definition.properties.find((each) => each.name && nameOf(each.name) === "validate");
  return validate && ts.isPropertyAssignment(validate) ? validate.initializer : undefined;
};

/** The code that counts the characters of a string as JSON Schema does. */
export const lengthCode = (): RuntimeCode =>
  functionOf(require.resolve("ajv/dist/runtime/ucs2length.js"), "ucs2length");

/** The code that compares two JSON values. */
export const equalCode = (): RuntimeCode => {
  const ajv = createRequire(require.resolve("ajv"));
  return functionOf(ajv.resolve("fast-deep-equal"), "equal");
};

const parse = (path: string): ts.SourceFile =>
  ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);

const nameOf = (name: ts.PropertyName): string => (ts.isStringLiteral(name) ? name.text : name.getText());

/** `exports.<name> = {…}` */
const initialiserOf = (source: ts.SourceFile, name: string): ts.ObjectLiteralExpression => {
  for (const statement of source.statements) {
    if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) continue;
    const { left, right } = statement.expression;
    if (left.getText() === `exports.${name}` && ts.isObjectLiteralExpression(right)) return right;
  }
  throw new Error(`${source.fileName} does not export ${name}`);
};

/** A function wherever it stands in a file, as its own declaration; each file is asked for one. */
const functionOf = (path: string, name: string): RuntimeCode => {
  const known = knownFunctions.get(path) ?? readFunction(path, name);
  knownFunctions.set(path, known);
  return known;
};

const knownFunctions = new Map<string, RuntimeCode>();

const readFunction = (path: string, name: string): RuntimeCode => {
  const source = parse(path);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isFunctionDeclaration(node) || ts.isFunctionExpression(node)) && node.name?.text === name)
      found.push(node.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  const [text] = found;
  if (text === undefined) throw new Error(`${path} has no function ${name}`);
  return { expression: name, declarations: new Map([[name, text]]) };
};

/** An expression with the declarations of its file that it needs, directly or not, in their order. */
const closureOf = (source: ts.SourceFile, expression: ts.Expression): RuntimeCode => {
  const declared = declarationsOf(source);
  const needed = new Set<string>();
  const visit = (node: ts.Node): void => {
    const declaration = ts.isIdentifier(node) && !needed.has(node.text) ? declared.get(node.text) : undefined;
    if (declaration && ts.isIdentifier(node)) {
      needed.add(node.text);
      visit(declaration);
    }
    ts.forEachChild(node, visit);
  };
  visit(expression);
  const declarations = [...declared]
    .filter(([name]) => needed.has(name))
    .map(([name, node]) => [name, node.getText()] as const);
  return { expression: expression.getText(), declarations: new Map(declarations) };
};

const declarationsOf = (source: ts.SourceFile): ReadonlyMap<string, ts.Statement> => {
  const declared = new Map<string, ts.Statement>();
  for (const statement of source.statements) {
    if (ts.isFunctionDeclaration(statement) && statement.name) declared.set(statement.name.text, statement);
    if (!ts.isVariableStatement(statement)) continue;
    for (const { name } of statement.declarationList.declarations) declared.set(name.getText(), statement);
  }
  return declared;
};
