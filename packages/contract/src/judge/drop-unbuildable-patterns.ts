import { isJsonObject, type JsonObject } from "../document/json.js";
import { schemaRootsOf } from "../document/schema-roots.js";
import { withSubschemas } from "../document/subschemas.js";

/**
 * Removes patterns that do not compile with the `u` flag (see `toRegExp`), which is the only way that Prism compiles
 * them. With such a pattern, Prism would not validate the body at all and would compile its schema again for each
 * request.
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
