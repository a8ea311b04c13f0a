import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { isSchema, type LocatedSchema } from "./subschemas.js";

// Their content is data: a `$ref` inside is part of the example.
const dataKeys = new Set(["default", "enum", "example", "value"]);

/** Every schema of a document that is not inside another schema. */
export const schemaRootsOf = (document: JsonObject): LocatedSchema[] => {
  const roots: LocatedSchema[] = [];
  const schemas = isJsonObject(document.components) ? document.components.schemas : undefined;
  if (isJsonObject(schemas)) {
    for (const [name, schema] of Object.entries(schemas)) {
      if (isSchema(schema)) roots.push({ pointer: joinPointer("#/components/schemas", name), schema });
    }
  }
  walk(document, "#", roots);
  return roots;
};

const walk = (value: Json, pointer: string, roots: LocatedSchema[]): void => {
  if (Array.isArray(value)) {
    value.forEach((each, index) => void walk(each, joinPointer(pointer, index), roots));
    return;
  }
  if (!isJsonObject(value)) return;
  // In components/<kind> and paths, keys are names, whatever they look like.
  const holdsNames = /^#\/(components\/[^/]+|paths)$/.test(pointer);
  for (const [key, each] of Object.entries(value)) {
    const inner = joinPointer(pointer, key);
    if (inner === "#/components/schemas") continue;
    if (!holdsNames && (dataKeys.has(key) || key.startsWith("x-"))) continue;
    if (!holdsNames && key === "schema" && isSchema(each)) roots.push({ pointer: inner, schema: each });
    else walk(each, inner, roots);
  }
};
