import ts from "typescript";
import type { Json } from "../../spec/json.ts";
import type { Mark, Shape } from "./mark.ts";

/** Turns a schema into a type, the way openapi-typescript does. */
export type RenderSchema = (schema: Json) => ts.TypeNode;

const { factory } = ts;

/** The helper types that marks refer to; only those in use are written. */
export const HELPER_TYPES: Readonly<Record<string, string>> = {
  AtLeastOne:
    "/** The properties of `T`, and at least one of `K`. */\n" +
    "type AtLeastOne<T, K extends keyof T = keyof T> = T & { [P in K]-?: { [Q in P]-?: T[Q] } }[K];",
  ExactlyOne:
    "/** The properties of `T`, and exactly one of `K`. */\n" +
    "type ExactlyOne<T, K extends keyof T> = T & { [P in K]-?: { [Q in P]-?: T[Q] } & { [Q in Exclude<K, P>]?: never } }[K];",
  Having:
    "/** The properties of `T`, with some there and some not. */\n" +
    "type Having<T, Present extends keyof T, Absent extends keyof T = never> = T & { [P in Present]-?: T[P] } & { [P in Absent]?: never };",
  Further:
    "/** The properties of `T`, and further ones of another type. */\n" +
    "type Further<T, Rest> = T & { [name: string]: Rest | T[keyof T] };",
};

/** The type that a mark stands for. */
export const renderMark = (mark: Mark, render: RenderSchema): ts.TypeNode => {
  switch (mark.kind) {
    case "union":
      return union(mark.of.map(render));
    case "intersection":
      return factory.createIntersectionTypeNode(mark.of.map(render).map(parenthesised));
    case "openEnum":
      return renderOpenEnum(mark.values);
    case "atLeastOne":
      return reference("AtLeastOne", render(mark.of), ...(mark.keys ? [union(mark.keys.map(literal))] : []));
    case "exactlyOne":
      return reference("ExactlyOne", render(mark.of), union(mark.keys.map(literal)));
    case "required":
      return reference("Having", render(mark.of), union(mark.keys.map(literal)));
    case "shapes":
      return renderShapes(mark.shapes, render(mark.of));
    case "tuple":
      return renderTuple(mark, render);
    case "open":
      return reference("Further", render(mark.of), render(mark.rest));
    case "empty":
      return reference("Record", keyword(ts.SyntaxKind.StringKeyword), keyword(ts.SyntaxKind.NeverKeyword));
    case "int64":
      return union([keyword(ts.SyntaxKind.NumberKeyword), keyword(ts.SyntaxKind.BigIntKeyword)]);
  }
};

const keyword = (kind: ts.KeywordTypeSyntaxKind): ts.TypeNode => factory.createKeywordTypeNode(kind);

const reference = (name: string, ...parameters: readonly ts.TypeNode[]): ts.TypeNode =>
  factory.createTypeReferenceNode(name, parameters);

const parenthesised = (node: ts.TypeNode): ts.TypeNode =>
  ts.isUnionTypeNode(node) ? factory.createParenthesizedType(node) : node;

const union = (members: readonly ts.TypeNode[]): ts.TypeNode => {
  const [only] = members;
  return members.length === 1 && only ? only : factory.createUnionTypeNode(members);
};

const literal = (value: Json): ts.TypeNode => {
  if (value === null) return factory.createLiteralTypeNode(factory.createNull());
  if (typeof value === "boolean")
    return factory.createLiteralTypeNode(value ? factory.createTrue() : factory.createFalse());
  if (typeof value !== "number")
    return factory.createLiteralTypeNode(factory.createStringLiteral(String(value)));
  const digits = factory.createNumericLiteral(Math.abs(value));
  return factory.createLiteralTypeNode(
    value < 0 ? factory.createPrefixUnaryExpression(ts.SyntaxKind.MinusToken, digits) : digits,
  );
};

/** `"a" | "b" | (string & {})`: an editor offers the known values, the compiler admits others. */
const renderOpenEnum = (values: readonly Json[]): ts.TypeNode => {
  const types = new Set(values.map((value) => typeof value));
  const others = [
    ...(types.has("string") ? ([ts.SyntaxKind.StringKeyword] as const) : []),
    ...(types.has("number") ? ([ts.SyntaxKind.NumberKeyword] as const) : []),
    ...(types.has("boolean") ? ([ts.SyntaxKind.BooleanKeyword] as const) : []),
  ].map((kind) =>
    factory.createParenthesizedType(
      factory.createIntersectionTypeNode([keyword(kind), factory.createTypeLiteralNode([])]),
    ),
  );
  return union(
    [...values.filter((value) => value !== null), ...(values.includes(null) ? [null] : [])]
      .map(literal)
      .toSpliced(values.filter((value) => value !== null).length, 0, ...others),
  );
};

const renderShapes = (shapes: readonly Shape[], of: ts.TypeNode): ts.TypeNode => {
  const names = (keys: readonly string[]): ts.TypeNode =>
    keys.length === 0 ? keyword(ts.SyntaxKind.NeverKeyword) : union(keys.map(literal));
  return union(
    shapes.map(({ present, absent }) =>
      reference("Having", of, names(present), ...(absent.length === 0 ? [] : [names(absent)])),
    ),
  );
};

const renderTuple = ({ of, minimum, rest }: Mark & { kind: "tuple" }, render: RenderSchema): ts.TypeNode => {
  const items = of.map((item, index) =>
    index < minimum ? render(item) : factory.createOptionalTypeNode(parenthesised(render(item))),
  );
  if (rest === false) return factory.createTupleTypeNode(items);
  const further = factory.createArrayTypeNode(parenthesised(render(rest)));
  return factory.createTupleTypeNode([...items, factory.createRestTypeNode(further)]);
};
