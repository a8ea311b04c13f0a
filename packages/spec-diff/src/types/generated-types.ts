import { renderOperations, renderSchemaTypes, resolveDirections } from "@provider-clients/codegen";
import type { JsonObject } from "@provider-clients/openapi";

/** The two files that a provider's package is generated from its document. */
export interface GeneratedTypes {
  readonly operations: string;
  readonly schema: string;
}

/** Generates the types of a part of a document in memory, as they are in the client of the whole document. */
export const renderTypes = async (
  name: string,
  part: JsonObject,
  whole: JsonObject,
): Promise<GeneratedTypes> => {
  const directed = resolveDirections(part, whole);
  return {
    operations: renderOperations(name, directed.document),
    schema: renderSchemaTypes(directed),
  };
};
