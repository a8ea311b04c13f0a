import type { TemplatePart } from "@provider-clients/openapi";
import ts from "typescript";
import { propertyKey } from "../names.js";
import { anyValueOf } from "./combine.js";
import { addComment } from "./comment.js";
import type { Admitted, Expression, Lazy, Property, Scalar } from "./expression.js";
import { allKinds, type JsonKind } from "./json-kind.js";

const { factory, SyntaxKind } = ts;
const never = factory.createKeywordTypeNode(SyntaxKind.NeverKeyword);
const unknown = factory.createKeywordTypeNode(SyntaxKind.UnknownKeyword);
const questionToken = factory.createToken(SyntaxKind.QuestionToken);

/** How a printed type refers to things outside itself. */
export interface PrintContext {
  /** A component's own alias, if it has one. */
  readonly aliasOf: (component: string) => string | undefined;
  /** Called if `AtLeastOne` is used. */
  readonly onAtLeastOne: () => void;
}

/**
 * The helper type of `minProperties: 1`.
 *
 * `{} | null` is any value but undefined: met with the property's own type it makes the property required, also for
 * users without `exactOptionalPropertyTypes`. `Required<Pick<…>>` says the same at eight times the instantiations.
 */
export const atLeastOneType = `/** The properties of \`T\`, and at least one of them. */
type AtLeastOne<T> = T & { [P in keyof T]-?: { [Q in P]: {} | null } }[keyof T];
`;

/** A type as a TypeScript syntax node. */
export const printType = (admitted: Admitted, context: PrintContext): ts.TypeNode => {
  const print = (type: Lazy): ts.TypeNode => printType(type(), context);
  const printer: Printer = { ...context, print };
  const members = admitted.flatMap(({ kinds, type }) =>
    type.is === "any" ? printAny(kinds) : printMembers(type, printer, false),
  );
  return unionNode([...members.filter((node) => !isNull(node)), ...members.filter(isNull)]);
};

interface Printer extends PrintContext {
  readonly print: (type: Lazy) => ts.TypeNode;
}

const printAny = (kinds: ReadonlySet<JsonKind>): readonly ts.TypeNode[] =>
  kinds.size === allKinds.size ? [unknown] : [...kinds].map((kind) => named(anyValueOf[kind]));

/** The members of a type; `isPart` is true inside an intersection. */
const printMembers = (type: Expression, printer: Printer, isPart: boolean): readonly ts.TypeNode[] => {
  switch (type.is) {
    case "any":
      return [unknown];
    case "literals":
      return type.values.map(literal);
    case "known":
      return printKnown(type.values);
    case "union":
      return type.of.flatMap((each) => printMembers(each, printer, isPart));
    default:
      return [printOne(type, printer, isPart)];
  }
};

type Single = Exclude<Expression, { readonly is: "any" | "literals" | "known" }>;

const printOne = (type: Single, printer: Printer, isPart: boolean): ts.TypeNode => {
  const { print } = printer;
  switch (type.is) {
    case "reference":
      return named(printer.aliasOf(type.name) ?? `components["schemas"][${JSON.stringify(type.name)}]`);
    case "nonNull":
      return named("NonNullable", whole(type.of, printer));
    case "atLeastOne":
      printer.onAtLeastOne();
      return named("AtLeastOne", whole(type.of, printer));
    case "object":
      return printObject(type.properties, print, isPart);
    case "record":
      return printRecord(type.names, print(type.of));
    case "array":
      return factory.createArrayTypeNode(inParentheses(print(type.of)));
    case "tuple":
      return printTuple(type, print);
    case "text":
      return printTemplate(type.parts);
    case "builtIn":
      return named(type.text);
    default:
      return factory.createIntersectionTypeNode(
        type.of.map((part) => inParentheses(unionNode(printMembers(part, printer, true)))),
      );
  }
};

const whole = (type: Expression, printer: Printer): ts.TypeNode =>
  unionNode(printMembers(type, printer, false));

const named = (text: string, ...parameters: readonly ts.TypeNode[]): ts.TypeNode =>
  factory.createTypeReferenceNode(text, parameters.length === 0 ? undefined : parameters);

const inParentheses = (node: ts.TypeNode): ts.TypeNode =>
  ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node) ? factory.createParenthesizedType(node) : node;

const isNull = (node: ts.TypeNode): boolean =>
  ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeName.text === "null";

const unionNode = (members: readonly ts.TypeNode[]): ts.TypeNode => {
  const [only] = members;
  if (only === undefined) return never;
  return members.length === 1 ? only : factory.createUnionTypeNode(members);
};

const literal = (value: Scalar): ts.TypeNode => named(JSON.stringify(value));

/** `"a" | "b" | (string & {})`: an editor suggests the known values, and the compiler allows others. */
const printKnown = (values: readonly Scalar[]): readonly ts.TypeNode[] => {
  const [first] = values;
  return [...values.map(literal), named(`(${typeof first} & {})`)];
};

const printObject = (
  properties: ReadonlyMap<string, Property>,
  print: Printer["print"],
  isPart: boolean,
): ts.TypeNode =>
  factory.createTypeLiteralNode(
    [...properties].map(([name, { type, isRequired, documentation }]) => {
      const node = print(type);
      const property = factory.createPropertySignature(
        undefined,
        propertyName(name),
        isRequired ? undefined : questionToken,
        // Intersected with a property that is optional elsewhere, `unknown` would allow undefined.
        isPart && node === unknown && isRequired ? named("{} | null") : node,
      );
      addComment(property, documentation);
      return property;
    }),
  );

const propertyName = (name: string): ts.PropertyName => factory.createIdentifier(propertyKey(name));

const printRecord = (names: readonly TemplatePart[] | undefined, value: ts.TypeNode): ts.TypeNode => {
  if (names === undefined && value === never) return named("Record<string, never>");
  const key = names === undefined ? named("string") : printTemplate(names);
  const parameter = factory.createParameterDeclaration(undefined, undefined, "key", undefined, key);
  return factory.createTypeLiteralNode([factory.createIndexSignature(undefined, [parameter], value)]);
};

const printTuple = (
  { of, minimum, rest }: Expression & { is: "tuple" },
  print: Printer["print"],
): ts.TypeNode => {
  const items = of.map((item, index) =>
    index < minimum ? print(item) : factory.createOptionalTypeNode(inParentheses(print(item))),
  );
  if (rest === undefined) return factory.createTupleTypeNode(items);
  const further = factory.createArrayTypeNode(inParentheses(print(rest)));
  return factory.createTupleTypeNode([...items, factory.createRestTypeNode(further)]);
};

/** `${string}(${"eq" | "gt"})` */
const printTemplate = (parts: readonly TemplatePart[]): ts.TypeNode => {
  const text = parts.map((part) => {
    if (typeof part === "string") return part.replaceAll(/[\\`]|\$\{/g, "\\$&");
    const words = part.words?.map((word) => JSON.stringify(word)).join(" | ");
    return `\${${words ?? "string"}}`;
  });
  return named(`\`${text.join("")}\``);
};
