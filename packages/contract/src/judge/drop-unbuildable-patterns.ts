import { isJsonObject, type JsonObject } from "../document/json.js";
import { schemaRootsOf } from "../document/schema-roots.js";
import { withSubschemas } from "../document/subschemas.js";

/**
 * Takes the patterns that need leniency (see `toRegExp`) out of a document: Prism builds with the flag `u` alone. One
 * that it cannot build would leave the whole of a body unjudged, and the body's schema compiled anew for each request.
 */
export const dropUnbuildablePatterns = (document: JsonObject): void => {
  for (const root of schemaRootsOf(document)) {
    for (const { schema } of withSubschemas(root)) {
      if (!isJsonObject(schema)) continue;
      if (typeof schema.pattern === "string" && !isBuildable(schema.pattern)) delete schema.pattern;
      const { patternProperties } = schema;
      if (!isJsonObject(patternProperties)) continue;
      for (const pattern of Object.keys(patternProperties)) {
        if (!isBuildable(pattern)) delete patternProperties[pattern];
      }
    }
  }
};

const isBuildable = (pattern: string): boolean => {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
};
