import { renderOperations, renderSchemaTypes, resolveDirections } from "@provider-clients/codegen";
import type { JsonObject } from "@provider-clients/openapi";

/** The two files that a provider's package is generated from its document. */
export interface GeneratedTypes {
  readonly operations: string;
  readonly schema: string;
}

/** Generates the types of a document in memory. */
export const renderTypes = async (name: string, document: JsonObject): Promise<GeneratedTypes> => {
  const directed = resolveDirections(document);
  return {
    operations: renderOperations(name, directed.document),
    schema: renderSchemaTypes(directed),
  };
};
