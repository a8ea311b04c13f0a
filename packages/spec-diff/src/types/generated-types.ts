import { renderOperations, renderSchemaTypes, resolveDirections } from "@provider-clients/codegen";
import type { JsonObject } from "@provider-clients/openapi";

/** The two files that a provider's package is generated from its document. */
export interface GeneratedTypes {
  readonly operations: string;
  readonly schema: string;
}

/** What `pnpm generate` writes for a document, in memory. The only place where the diff meets the generator. */
export const renderTypes = async (name: string, document: JsonObject): Promise<GeneratedTypes> => {
  const directed = resolveDirections(document);
  // openapi-typescript takes half a second to load; documents that are equal do not wait for it.
  return {
    operations: renderOperations(name, directed.document),
    schema: renderSchemaTypes(directed),
  };
};
