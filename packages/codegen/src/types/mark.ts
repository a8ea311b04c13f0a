import type { Json, JsonObject, TemplatePart } from "@provider-clients/openapi";

/** The keyword that holds a mark; it exists between our lowering and openapi-typescript's hooks only. */
const MARK = "x-typescript";

/** What the types of a schema are, where openapi-typescript would say less than the schema does. */
export type Mark =
  /** One of, or all of, the members. */
  | { readonly kind: "union" | "intersection"; readonly of: readonly Json[] }
  /** One of the values, or any other of their kind. */
  | { readonly kind: "openEnum"; readonly values: readonly Json[] }
  /** `of` with at least one of its properties; with `keys`, at least one of those. */
  | { readonly kind: "atLeastOne"; readonly of: Json; readonly keys?: readonly string[] }
  /** `of` with exactly one of the properties. */
  | { readonly kind: "exactlyOne"; readonly of: Json; readonly keys: readonly string[] }
  /** `of` in one of several shapes, each with some properties present and some absent. */
  | { readonly kind: "shapes"; readonly of: Json; readonly shapes: readonly Shape[] }
  /** `of` with properties required that it declares in a part. */
  | { readonly kind: "required"; readonly of: Json; readonly keys: readonly string[] }
  /** Properties that are there, whatever their type. */
  | { readonly kind: "present"; readonly keys: readonly string[] }
  /** Items by position, of which the first `minimum` are there, then any number of `rest`. */
  | { readonly kind: "tuple"; readonly of: readonly Json[]; readonly minimum: number; readonly rest: Json }
  /** `of` with further properties of another type. */
  | { readonly kind: "open"; readonly of: Json; readonly rest: Json }
  /** A text made of parts. */
  | { readonly kind: "template"; readonly parts: readonly TemplatePart[] }
  /** An object whose names are texts made of parts. */
  | { readonly kind: "record"; readonly names: readonly TemplatePart[]; readonly of: Json }
  /** An object without any property. */
  | { readonly kind: "empty" }
  /** The bytes of a file. */
  | { readonly kind: "file" }
  /** An integer that may be larger than a number can say. */
  | { readonly kind: "int64" };

/** Properties that are there, and properties that are not. */
export type Shape = {
  readonly present: readonly string[];
  readonly absent: readonly string[];
};

const ANNOTATIONS = [
  "title",
  "description",
  "deprecated",
  "default",
  "example",
  "examples",
  "format",
  "readOnly",
];

/** A schema whose type is the mark; it keeps what documents the original. */
export const marked = (original: JsonObject, mark: Mark): JsonObject => ({
  ...Object.fromEntries(Object.entries(original).filter(([key]) => ANNOTATIONS.includes(key))),
  // openapi-typescript asks its hook about schemas that have a type.
  type: "object",
  [MARK]: mark,
});

/** The mark of a schema, if it has one. */
export const markOf = (schema: object): Mark | undefined => (schema as { readonly [MARK]?: Mark })[MARK];

/** The schema without some keywords. */
export const omit = (schema: JsonObject, ...keywords: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(schema).filter(([key]) => !keywords.includes(key)));
