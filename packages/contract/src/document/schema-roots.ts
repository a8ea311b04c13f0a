import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { joinPointer } from "./pointer.js";
import { isSchema, type LocatedSchema } from "./subschemas.js";

/** A `$ref` of the document and where it is written. */
export interface LocatedReference {
  readonly pointer: string;
  readonly target: string;
}

/** Every schema of a document that is not inside another schema, and every reference outside of schemas. */
export interface DocumentParts {
  readonly roots: LocatedSchema[];
  readonly references: LocatedReference[];
}

// Their content is data, not OpenAPI: a `$ref` in there is a word of the example.
const dataKeys = new Set(["default", "enum", "example", "value"]);

/** Walks the OpenAPI structure, stopping at each schema. */
export const documentParts = (document: JsonObject): DocumentParts => {
  const parts: DocumentParts = { roots: [], references: [] };
  const schemas = isJsonObject(document.components) ? document.components.schemas : undefined;
  if (isJsonObject(schemas)) {
    for (const [name, schema] of Object.entries(schemas)) {
      if (isSchema(schema)) parts.roots.push({ pointer: joinPointer("#/components/schemas", name), schema });
    }
  }
  walk(document, "#", parts);
  return parts;
};

const walk = (value: Json, pointer: string, parts: DocumentParts): void => {
  if (Array.isArray(value)) {
    value.forEach((each, index) => void walk(each, joinPointer(pointer, index), parts));
    return;
  }
  if (!isJsonObject(value)) return;
  if (typeof value.$ref === "string") parts.references.push({ pointer, target: value.$ref });
  // Below components/<kind> and paths a key is a name, whatever it reads like.
  const holdsNames = /^#\/(components\/[^/]+|paths)$/.test(pointer);
  for (const [key, each] of Object.entries(value)) {
    const inner = joinPointer(pointer, key);
    if (inner === "#/components/schemas") continue;
    if (!holdsNames && (dataKeys.has(key) || key.startsWith("x-"))) continue;
    if (!holdsNames && key === "schema" && isSchema(each)) parts.roots.push({ pointer: inner, schema: each });
    else walk(each, inner, parts);
  }
};
