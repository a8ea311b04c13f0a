import ts from "typescript";
import { foldReports } from "./fold-reports.ts";
import { placeOf, rewriteIssue } from "./rewrite-issue.ts";

const { factory } = ts;

/** The new name of an identifier; most keep theirs. */
export type Rename = (name: string) => string;

/** One function or constant of Ajv's code, rewritten. */
export const rewriteStatement = (
  statement: ts.Statement,
  rename: Rename,
  exported: ReadonlySet<string>,
): ts.Statement => {
  const result = ts.transform(statement, [
    (context) => (root) => ts.visitNode(root, rewriter(context, rename)) as ts.Statement,
  ]);
  const [rewritten = statement] = result.transformed;
  if (ts.isFunctionDeclaration(rewritten)) return asFunction(rewritten, exported);
  return asEvaluated(rewritten) ?? rewritten;
};

const rewriter =
  (context: ts.TransformationContext, rename: Rename): ts.Visitor =>
  (node) => {
    const visit = rewriter(context, rename);
    if (ts.isObjectLiteralExpression(node)) {
      const issue = rewriteIssue(node);
      if (issue) return ts.visitEachChild(issue, visit, context);
    }
    if (ts.isBlock(node))
      return ts.visitEachChild(factory.updateBlock(node, foldReports(node.statements)), visit, context);
    if (ts.isCallExpression(node) && isValidateCall(node)) return rewriteCall(node, visit, rename);
    if (ts.isNewExpression(node)) return regularExpression(node) ?? ts.visitEachChild(node, visit, context);
    if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
      const { expression, name } = node;
      // A format with a `validate` has become that function.
      if (/^formats\d+$/.test(expression.text) && name.text === "validate")
        return factory.createIdentifier(rename(expression.text));
      if (/^validate\d+$/.test(expression.text) && name.text === "evaluated") {
        return factory.createIdentifier(`${rename(expression.text)}Evaluated`);
      }
      return factory.createPropertyAccessExpression(factory.createIdentifier(rename(expression.text)), name);
    }
    if (ts.isIdentifier(node)) return factory.createIdentifier(rename(node.text));
    return ts.visitEachChild(node, visit, context);
  };

const isValidateCall = ({ expression }: ts.CallExpression): boolean =>
  ts.isIdentifier(expression) && /^validate\d+$/.test(expression.text);

/** `validate1(data, {instancePath: …, parentData: …})` → `checkThing(data, path + …)` */
const rewriteCall = (node: ts.CallExpression, visit: ts.Visitor, rename: Rename): ts.Expression => {
  const [data, context] = node.arguments;
  const path =
    context && ts.isObjectLiteralExpression(context)
      ? context.properties.find((each) => each.name?.getText() === "instancePath")
      : undefined;
  const place =
    path && ts.isPropertyAssignment(path)
      ? placeOf(path.initializer)
      : factory.createIdentifier("instancePath");
  const parameters = [data, place].map((each) => ts.visitNode(each, visit) as ts.Expression);
  return factory.createCallExpression(
    factory.createIdentifier(rename(node.expression.getText())),
    undefined,
    parameters,
  );
};

/** `new RegExp("a", "u")` → `/a/u`, which a bundler can leave out. */
const regularExpression = ({
  expression,
  arguments: parameters = factory.createNodeArray(),
}: ts.NewExpression): ts.Expression | undefined => {
  const [pattern, flags] = parameters;
  if (expression.getText() !== "RegExp" || !pattern || !ts.isStringLiteral(pattern)) return undefined;
  return factory.createRegularExpressionLiteral(
    new RegExp(pattern.text, flags && ts.isStringLiteral(flags) ? flags.text : "").toString(),
  );
};

const asFunction = (node: ts.FunctionDeclaration, exported: ReadonlySet<string>): ts.Statement => {
  const isExported = exported.has(node.name?.text ?? "");
  const parameter = (name: string, value?: ts.Expression): ts.ParameterDeclaration =>
    factory.createParameterDeclaration(undefined, undefined, name, undefined, undefined, value);
  return factory.createFunctionDeclaration(
    isExported ? [factory.createModifier(ts.SyntaxKind.ExportKeyword)] : undefined,
    undefined,
    node.name,
    undefined,
    [parameter("data"), parameter("instancePath", factory.createStringLiteral(""))],
    undefined,
    node.body,
  );
};

/** `validate1.evaluated = {…}` would be kept by every bundler; a constant is not. */
const asEvaluated = (statement: ts.Statement): ts.Statement | undefined => {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, right } = statement.expression;
  if (!ts.isIdentifier(left)) return undefined;
  return factory.createVariableStatement(
    undefined,
    factory.createVariableDeclarationList(
      [factory.createVariableDeclaration(left, undefined, undefined, right)],
      ts.NodeFlags.Const,
    ),
  );
};
