import type { Json } from "@provider-clients/openapi";

/** A schema with values that it admits and values that it refuses. */
export interface SchemaCase {
  readonly what: string;
  readonly schema: Json;
  readonly right: readonly unknown[];
  readonly wrong: readonly unknown[];
}
