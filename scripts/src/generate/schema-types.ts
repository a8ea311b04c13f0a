import openapiTypeScript, { astToString } from "openapi-typescript";
import type { JsonObject } from "../spec/json.ts";
import { generatedHeader } from "./header.ts";

/** The text of schema.ts: every path, component and operation of a document as TypeScript types. */
export const renderSchemaTypes = async (name: string, document: JsonObject): Promise<string> => {
  // openapi-typescript writes into the document that it is given (discriminators).
  const nodes = await openapiTypeScript(structuredClone(document) as never, {
    // Its default makes every property with a `default` required, in request bodies too.
    defaultNonNullable: false,
    // Its default types a free-form object as one without any property.
    emptyObjectsUnknown: true,
    silent: true,
  });
  return `${generatedHeader(name)}\n${astToString(nodes)}`;
};
