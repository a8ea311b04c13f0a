import ts from "typescript";

const { factory } = ts;

/** Keywords whose error is about a property that is missing. */
const ABOUT_MISSING = ["required", "dependentRequired"];

/**
 * Ajv's error without its parameters: `{ instancePath, keyword }`. The place of a property that is missing is the
 * property's; a name that the value brought along (a key of a map, a property that is too many) is in no place.
 *
 * Undefined for any other object.
 */
export const rewriteIssue = (node: ts.ObjectLiteralExpression): ts.ObjectLiteralExpression | undefined => {
  const [path, keyword] = [initialiser(node, "instancePath"), initialiser(node, "keyword")];
  if (path === undefined || keyword === undefined || !ts.isStringLiteral(keyword)) return undefined;
  const parameters = initialiser(node, "params");
  const missing =
    ABOUT_MISSING.includes(keyword.text) && parameters && ts.isObjectLiteralExpression(parameters)
      ? initialiser(parameters, "missingProperty")
      : undefined;
  const place = placeOf(path);
  return factory.createObjectLiteralExpression([
    factory.createPropertyAssignment("instancePath", missing ? extend(place, missing) : place),
    factory.createPropertyAssignment("keyword", keyword),
  ]);
};

/** The place of a value, without the names that the value brought along. */
export const placeOf = (path: ts.Expression): ts.Expression => {
  if (!ts.isBinaryExpression(path)) return path;
  // `instancePath + "/" + key0.replace(…)`, possibly with further steps to its right.
  if (ts.isCallExpression(path.right)) {
    const { left } = path;
    if (!ts.isBinaryExpression(left) || !ts.isStringLiteral(left.right))
      throw new Error(`unexpected path ${path.getText()}`);
    const before = left.right.text.replace(/\/$/, "");
    return before === "" ? placeOf(left.left) : add(placeOf(left.left), factory.createStringLiteral(before));
  }
  const left = placeOf(path.left);
  return left === path.left ? path : add(left, path.right);
};

const initialiser = (node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined => {
  const property = node.properties.find((each) => each.name?.getText() === name);
  if (property && ts.isShorthandPropertyAssignment(property)) return property.name;
  return property && ts.isPropertyAssignment(property) ? property.initializer : undefined;
};

const extend = (path: ts.Expression, property: ts.Expression): ts.Expression => {
  // In a loop over many required properties the name is a variable; a slash in it is then left as it is.
  if (!ts.isStringLiteral(property)) return add(add(path, factory.createStringLiteral("/")), property);
  const step = `/${property.text.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  if (ts.isBinaryExpression(path) && ts.isStringLiteral(path.right)) {
    return add(path.left, factory.createStringLiteral(path.right.text + step));
  }
  return add(path, factory.createStringLiteral(step));
};

const add = (left: ts.Expression, right: ts.Expression): ts.Expression =>
  factory.createBinaryExpression(left, ts.SyntaxKind.PlusToken, right);
