import { resolveDirections } from "../../generate/directions.ts";
import { renderOperations } from "../../generate/operations.ts";
import type { JsonObject } from "../../spec/json.ts";

/** The two files that a provider's package is generated from its document. */
export interface GeneratedTypes {
  readonly operations: string;
  readonly schema: string;
}

/** What `pnpm generate` writes for a document, in memory. The only place where the diff meets the generator. */
export const renderTypes = async (name: string, document: JsonObject): Promise<GeneratedTypes> => {
  const directed = resolveDirections(document);
  // openapi-typescript takes half a second to load; documents that are equal do not wait for it.
  const { renderSchemaTypes } = await import("../../generate/schema-types.ts");
  return {
    operations: renderOperations(name, directed.document),
    schema: renderSchemaTypes(name, directed),
  };
};
