import type { JsonObject, TemplatePart } from "@provider-clients/openapi";
import type { JsonKind } from "./json-kind.js";

/** A type as an expression of TypeScript, before it is printed. */
export type Expression =
  /** Any value of the alternative's kinds. */
  | { readonly is: "any" }
  /** One of several values of the same kind. */
  | { readonly is: "literals"; readonly values: readonly Scalar[] }
  /** One of several known values, or any other of their kind. */
  | { readonly is: "known"; readonly values: readonly Scalar[] }
  /** A component of the document. */
  | { readonly is: "reference"; readonly name: string; readonly size: number }
  | { readonly is: "nonNull"; readonly of: Expression }
  | ObjectExpression
  /** Any number of properties, whose names are any string or a template. */
  | { readonly is: "record"; readonly names: readonly TemplatePart[] | undefined; readonly of: Lazy }
  | { readonly is: "array"; readonly of: Lazy }
  /** Positional items, of which the first `minimum` are required, then any number of `rest`. */
  | {
      readonly is: "tuple";
      readonly of: readonly Lazy[];
      readonly minimum: number;
      readonly rest: Lazy | undefined;
    }
  /** A template literal type. */
  | { readonly is: "text"; readonly parts: readonly TemplatePart[] }
  /** A built-in type of TypeScript or the platform: `Blob`. */
  | { readonly is: "builtIn"; readonly text: string }
  /** The properties of `of`, at least one of them. */
  | { readonly is: "atLeastOne"; readonly of: Expression }
  | { readonly is: "union" | "intersection"; readonly of: readonly Expression[] };

export type Scalar = string | number | boolean | null;

/** Named properties; others may exist but are not in the type. */
export interface ObjectExpression {
  readonly is: "object";
  readonly properties: ReadonlyMap<string, Property>;
}

export interface Property {
  readonly type: Lazy;
  readonly isRequired: boolean;
  /** The schema with its documentation. */
  readonly documentation: JsonObject | undefined;
}

/** A type for the values of some JSON kinds. */
export interface Alternative {
  readonly kinds: ReadonlySet<JsonKind>;
  readonly type: Expression;
}

/** The values that a schema allows: those of any alternative; none if the list is empty. */
export type Admitted = readonly Alternative[];

/** The type of a schema inside another; computed lazily, because a schema may be recursive. */
export type Lazy = () => Admitted;

/** Computes the value on first use and caches it. */
export const lazily = (make: () => Admitted): Lazy => {
  let made: Admitted | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** How many members the compiler creates for an expression when it distributes unions. */
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
