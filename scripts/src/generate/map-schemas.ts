import { entriesOf, isList, isObject, type Json, type JsonObject, objectOf } from "../spec/json.ts";
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
  // Copies what lies on the way to a schema, place by place and not object by object: a YAML alias may stand for a
  // schema in a request and in an answer.
  const copies = new Set<JsonCopy>();
  const copyOf = (node: Json | undefined): JsonCopy => {
    if (copies.has(node as JsonCopy)) return node as JsonCopy;
    const copy = (isList(node) ? [...node] : { ...objectOf(node) }) as JsonCopy;
    copies.add(copy);
    return copy;
  };
  const result = copyOf(document);
  for (const { schema, pointer } of schemaRoots(document)) {
    const segments = splitPointer(pointer);
    const last = segments.pop() ?? "";
    let parent = result;
    for (const segment of segments) {
      const child = copyOf(parent[segment]);
      parent[segment] = child;
      parent = child;
    }
    parent[last] = replace(schema, pointer);
  }
  return result as JsonObject;
};

/** A mapping, or a list by its indexes. */
type JsonCopy = Record<string, Json>;

/** The same schema with each schema directly inside it replaced; the keyword says in which part it stands. */
export const mapSubschemas = (
  { schema, pointer }: SchemaVisit & { readonly schema: JsonObject },
  replace: (child: SchemaVisit, keyword: string) => Json,
): JsonObject => {
  const result: Record<string, Json | undefined> = Object.assign({}, schema);
  for (const keyword of SCHEMA_MAP_KEYWORDS) {
    const children = schema[keyword];
    if (!isObject(children)) continue;
    result[keyword] = Object.fromEntries(
      entriesOf(children).map(([name, child]) => [
        name,
        replace({ schema: child, pointer: joinPointer(pointer, keyword, name) }, keyword),
      ]),
    );
  }
  for (const keyword of SCHEMA_LIST_KEYWORDS) {
    const children = schema[keyword];
    if (!isList(children)) continue;
    result[keyword] = children.map((child, index) =>
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
