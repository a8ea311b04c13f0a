import { entriesOf, isList, isObject, type Json, type JsonObject, listOf } from "../spec/json.ts";
import { joinPointer, splitPointer } from "../spec/pointer.ts";
import {
  SCHEMA_KEYWORDS,
  SCHEMA_LIST_KEYWORDS,
  SCHEMA_MAP_KEYWORDS,
  type SchemaVisit,
  schemaRoots,
} from "../spec/walk-schemas.ts";

/** The same document with every schema that stands in OpenAPI's own objects replaced. */
export const mapSchemaRoots = (
  document: JsonObject,
  replace: (schema: Json, pointer: string) => Json,
): JsonObject => {
  // A copy without shared parts: a YAML alias may stand for a schema in a request and in an answer.
  const copy = JSON.parse(JSON.stringify(document)) as JsonObject;
  for (const { schema, pointer } of schemaRoots(document))
    setAt(copy, splitPointer(pointer), replace(schema, pointer));
  return copy;
};

/** The same schema with each schema directly inside it replaced; the keyword says in which part it stands. */
export const mapSubschemas = (
  { schema, pointer }: SchemaVisit & { readonly schema: JsonObject },
  replace: (child: SchemaVisit, keyword: string) => Json,
): JsonObject => {
  const result: Record<string, Json | undefined> = Object.assign({}, schema);
  for (const keyword of SCHEMA_MAP_KEYWORDS) {
    if (!isObject(schema[keyword])) continue;
    result[keyword] = Object.fromEntries(
      entriesOf(schema[keyword]).map(([name, child]) => [
        name,
        replace({ schema: child, pointer: joinPointer(pointer, keyword, name) }, keyword),
      ]),
    );
  }
  for (const keyword of SCHEMA_LIST_KEYWORDS) {
    if (!isList(schema[keyword])) continue;
    result[keyword] = listOf(schema[keyword]).map((child, index) =>
      replace({ schema: child, pointer: joinPointer(pointer, keyword, index) }, keyword),
    );
  }
  for (const keyword of SCHEMA_KEYWORDS) {
    const child = schema[keyword];
    if (child !== undefined)
      result[keyword] = replace({ schema: child, pointer: joinPointer(pointer, keyword) }, keyword);
  }
  return result;
};

const setAt = (root: JsonObject, segments: readonly string[], value: Json): void => {
  const parent = segments
    .slice(0, -1)
    .reduce<Json | undefined>((node, segment) => childOf(node, segment), root);
  (parent as Record<string, Json>)[segments.at(-1) ?? ""] = value;
};

const childOf = (node: Json | undefined, segment: string): Json | undefined => {
  if (isList(node)) return node[Number(segment)];
  return isObject(node) ? node[segment] : undefined;
};
