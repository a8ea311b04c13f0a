import type { Json, JsonObject } from "@provider-clients/openapi";

/** A schema, values that its type must accept, and values that it must refuse. */
export interface SchemaKind {
  readonly what: string;
  readonly schema: Json;
  readonly right: readonly Json[];
  readonly wrong?: readonly Json[];
  readonly components?: JsonObject;
  /** OpenAPI 3.0. */
  readonly isOld?: true;
}

/** A string schema. */
export const text = { type: "string" };

/** An object with two properties. */
export const two = { type: "object", properties: { a: text, b: { type: "number" } } };

/** A reference to a component. */
export const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
