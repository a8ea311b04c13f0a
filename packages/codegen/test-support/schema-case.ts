import type { Json } from "@provider-clients/openapi";

/** A schema with valid and invalid values. */
export interface SchemaCase {
  readonly what: string;
  readonly schema: Json;
  readonly right: readonly unknown[];
  readonly wrong: readonly unknown[];
}
