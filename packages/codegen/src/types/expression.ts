import type { JsonObject, TemplatePart } from "@provider-clients/openapi";
import type { JsonKind } from "./json-kind.js";

/** A type as an expression of TypeScript, before it is printed. */
export type Expression =
  /** Any value of the kinds of its alternative. */
  | { readonly is: "any" }
  /** One of some values, all of one kind. */
  | { readonly is: "literals"; readonly values: readonly Scalar[] }
  /** One of some values, or any other of their kind. */
  | { readonly is: "known"; readonly values: readonly Scalar[] }
  /** A component of the document. */
  | { readonly is: "reference"; readonly name: string; readonly size: number }
  | { readonly is: "nonNull"; readonly of: Expression }
  | ObjectExpression
  /** Any number of properties, named by any text or by a text made of parts. */
  | { readonly is: "record"; readonly names: readonly TemplatePart[] | undefined; readonly of: Lazy }
  | { readonly is: "array"; readonly of: Lazy }
  /** Items by position, of which the first `minimum` are there, then any number of `rest`. */
  | {
      readonly is: "tuple";
      readonly of: readonly Lazy[];
      readonly minimum: number;
      readonly rest: Lazy | undefined;
    }
  /** A text made of parts. */
  | { readonly is: "text"; readonly parts: readonly TemplatePart[] }
  /** A type that TypeScript or the platform has: `Blob`. */
  | { readonly is: "builtIn"; readonly text: string }
  /** The properties of `of`, one of them at least. */
  | { readonly is: "atLeastOne"; readonly of: Expression }
  | { readonly is: "union" | "intersection"; readonly of: readonly Expression[] };

export type Scalar = string | number | boolean | null;

/** Named properties; others may be there and are not offered. */
export interface ObjectExpression {
  readonly is: "object";
  readonly properties: ReadonlyMap<string, Property>;
}

export interface Property {
  readonly type: Lazy;
  readonly isRequired: boolean;
  /** The schema that documents it. */
  readonly documentation: JsonObject | undefined;
}

/** A type for the values of some JSON kinds. */
export interface Alternative {
  readonly kinds: ReadonlySet<JsonKind>;
  readonly type: Expression;
}

/** What a schema admits: a value of any of the alternatives, and nothing where there is none. */
export type Admitted = readonly Alternative[];

/** What a schema inside another admits; asked for late, because a schema may hold itself. */
export type Lazy = () => Admitted;

/** Makes the value when it is first asked for, and keeps it. */
export const lazily = (make: () => Admitted): Lazy => {
  let made: Admitted | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** How many members the compiler makes of an expression when it multiplies unions out. */
export const sizeOf = (expression: Expression): number => {
  switch (expression.is) {
    case "literals":
    case "known":
      return expression.values.length;
    case "reference":
      return expression.size;
    case "nonNull":
    case "atLeastOne":
      return sizeOf(expression.of);
    case "union":
      return expression.of.reduce((sum, each) => sum + sizeOf(each), 0);
    case "intersection":
      return expression.of.reduce((product, each) => product * sizeOf(each), 1);
    default:
      return 1;
  }
};
