import type { Json, JsonObject } from "@provider-clients/openapi";

/** A schema, values that its type has to admit, and values that it has to refuse. */
export interface SchemaKind {
  readonly what: string;
  readonly schema: Json;
  readonly right: readonly Json[];
  readonly wrong?: readonly Json[];
  readonly components?: JsonObject;
  /** OpenAPI 3.0. */
  readonly isOld?: true;
}

/** A schema of texts. */
export const text = { type: "string" };

/** An object with two properties. */
export const two = { type: "object", properties: { a: text, b: { type: "number" } } };

/** A reference to a component. */
export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
