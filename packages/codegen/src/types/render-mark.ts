import type { Json, TemplatePart } from "@provider-clients/openapi";
import type ts from "typescript";
import type { Mark, Shape } from "./mark.js";
import { typescript } from "./typescript.js";

/** Turns a schema into a type, the way openapi-typescript does. */
export type RenderSchema = (schema: Json) => ts.TypeNode;

const { factory, SyntaxKind } = typescript;

/**
 * The helper types that marks refer to; only those in use are written.
 *
 * `{} | null` is any value but undefined: met with the property's own type it makes the property required, also for
 * users without `exactOptionalPropertyTypes`. `Required<Pick<…>>` says the same at eight times the instantiations.
 */
export const HELPER_TYPES: Readonly<Record<string, string>> = {
  AtLeastOne:
    "/** The properties of `T`, and at least one of `K`. */\n" +
    "type AtLeastOne<T, K extends keyof T = keyof T> = T & { [P in K]-?: { [Q in P]: {} | null } }[K];",
  ExactlyOne:
    "/** The properties of `T`, and exactly one of `K`. */\n" +
    "type ExactlyOne<T, K extends keyof T> = T & { [P in K]-?: { [Q in P]: {} | null } & { [Q in Exclude<K, P>]?: never } }[K];",
  Having:
    "/** The properties of `T`, some of them there. */\n" +
    "type Having<T, K extends keyof T> = T & { [P in K]: {} | null };",
  // Not one helper with the above: met with `{}`, a type of optional properties admits any scalar.
  Lacking:
    "/** The properties of `T`, some of them not there. */\n" +
    "type Lacking<T, K extends keyof T> = T & { [P in K]?: never };",
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
    case "present":
      return renderPresent(mark.keys);
    case "shapes":
      return renderShapes(mark.shapes, render(mark.of));
    case "tuple":
      return renderTuple(mark, render);
    case "open":
      return reference("Further", render(mark.of), render(mark.rest));
    case "template":
      return renderTemplate(mark.parts);
    case "record":
      return renderRecord(renderTemplate(mark.names), render(mark.of));
    case "empty":
      return reference("Record", keyword(SyntaxKind.StringKeyword), keyword(SyntaxKind.NeverKeyword));
    case "file":
      return reference("Blob");
    case "int64":
      return union([keyword(SyntaxKind.NumberKeyword), keyword(SyntaxKind.BigIntKeyword)]);
  }
};

const keyword = (kind: ts.KeywordTypeSyntaxKind): ts.TypeNode => factory.createKeywordTypeNode(kind);

const reference = (name: string, ...parameters: readonly ts.TypeNode[]): ts.TypeNode =>
  factory.createTypeReferenceNode(name, parameters);

const parenthesised = (node: ts.TypeNode): ts.TypeNode =>
  typescript.isUnionTypeNode(node) ? factory.createParenthesizedType(node) : node;

const union = (members: readonly ts.TypeNode[]): ts.TypeNode => {
  const [only] = members;
  if (only === undefined) return keyword(SyntaxKind.NeverKeyword);
  return members.length === 1 ? only : factory.createUnionTypeNode(members);
};

const literal = (value: Json): ts.TypeNode => {
  if (value === null) return factory.createLiteralTypeNode(factory.createNull());
  if (typeof value === "boolean")
    return factory.createLiteralTypeNode(value ? factory.createTrue() : factory.createFalse());
  if (typeof value !== "number")
    return factory.createLiteralTypeNode(factory.createStringLiteral(String(value)));
  const digits = factory.createNumericLiteral(Math.abs(value));
  return factory.createLiteralTypeNode(
    value < 0 ? factory.createPrefixUnaryExpression(SyntaxKind.MinusToken, digits) : digits,
  );
};

/** `"a" | "b" | (string & {})`: an editor offers the known values, the compiler admits others. */
const renderOpenEnum = (values: readonly Json[]): ts.TypeNode => {
  const known = values.filter((value) => value !== null);
  const others = OPEN_KINDS.filter(([type]) => known.some((value) => typeof value === type)).map(([, kind]) =>
    factory.createParenthesizedType(
      factory.createIntersectionTypeNode([keyword(kind), factory.createTypeLiteralNode([])]),
    ),
  );
  return union([...known.map(literal), ...others, ...(values.includes(null) ? [literal(null)] : [])]);
};

const OPEN_KINDS = [
  ["string", SyntaxKind.StringKeyword],
  ["number", SyntaxKind.NumberKeyword],
  ["boolean", SyntaxKind.BooleanKeyword],
] as const;

const renderShapes = (shapes: readonly Shape[], of: ts.TypeNode): ts.TypeNode =>
  union(
    shapes.map(({ present, absent }) => {
      const having = present.length === 0 ? of : reference("Having", of, union(present.map(literal)));
      return absent.length === 0 ? having : reference("Lacking", having, union(absent.map(literal)));
    }),
  );

const renderTuple = ({ of, minimum, rest }: Mark & { kind: "tuple" }, render: RenderSchema): ts.TypeNode => {
  const items = of.map((item, index) =>
    index < minimum ? render(item) : factory.createOptionalTypeNode(parenthesised(render(item))),
  );
  if (rest === false) return factory.createTupleTypeNode(items);
  const further = factory.createArrayTypeNode(parenthesised(render(rest)));
  return factory.createTupleTypeNode([...items, factory.createRestTypeNode(further)]);
};

/** `${string}(${"eq" | "gt"})` */
const renderTemplate = (parts: readonly TemplatePart[]): ts.TypeNode => {
  const [first = ""] = parts;
  const head = typeof first === "string" ? first : "";
  const spans: { type: ts.TypeNode; text: string }[] = [];
  for (const part of typeof first === "string" ? parts.slice(1) : parts) {
    const last = spans.at(-1);
    if (typeof part !== "string") spans.push({ type: renderWords(part.words), text: "" });
    else if (last) last.text += part;
  }
  return factory.createTemplateLiteralType(
    factory.createTemplateHead(head),
    spans.map(({ type, text }, index) => {
      const isLast = index === spans.length - 1;
      const literalText = isLast ? factory.createTemplateTail(text) : factory.createTemplateMiddle(text);
      return factory.createTemplateLiteralTypeSpan(type, literalText);
    }),
  );
};

const renderWords = (words: readonly string[] | undefined): ts.TypeNode =>
  words ? union(words.map(literal)) : keyword(SyntaxKind.StringKeyword);

const renderRecord = (name: ts.TypeNode, value: ts.TypeNode): ts.TypeNode =>
  factory.createTypeLiteralNode([
    factory.createIndexSignature(
      undefined,
      [factory.createParameterDeclaration(undefined, undefined, "name", undefined, name)],
      value,
    ),
  ]);

/** `{ id: {} | null }` */
const renderPresent = (keys: readonly string[]): ts.TypeNode =>
  factory.createTypeLiteralNode(
    keys.map((key) =>
      factory.createPropertySignature(
        undefined,
        factory.createStringLiteral(key),
        undefined,
        union([factory.createTypeLiteralNode([]), literal(null)]),
      ),
    ),
  );
