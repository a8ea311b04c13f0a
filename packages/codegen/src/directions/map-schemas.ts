import {
  entriesOf,
  HOLDINGS,
  isList,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  objectOf,
  type SchemaVisit,
  schemaRoots,
  splitPointer,
} from "@provider-clients/openapi";

/** Replaces every schema that is directly inside one of OpenAPI's own objects. */
export const mapSchemaRoots = (
  document: JsonObject,
  replace: (schema: Json, pointer: string) => Json,
): JsonObject => {
  // Copies the path to a schema place by place, not object by object: through a YAML alias, one object may be used in a
  // request and in a response.
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

/** A mapping, or a list with its indexes as keys. */
type JsonCopy = Record<string, Json>;

/** Replaces each schema directly inside a schema; `keyword` tells where each one is. */
export const mapSubschemas = (
  { schema, pointer }: SchemaVisit & { readonly schema: JsonObject },
  replace: (child: SchemaVisit, keyword: string) => Json,
): JsonObject => {
  const result: Record<string, Json | undefined> = Object.assign({}, schema);
  for (const keyword in schema) {
    const holding = HOLDINGS.get(keyword);
    const held = schema[keyword];
    if (holding === undefined || held === undefined) continue;
    const place = joinPointer(pointer, keyword);
    const replaceAt = (child: Json, name: string | number): Json =>
      replace({ schema: child, pointer: joinPointer(place, name) }, keyword);
    if (holding === "schema") result[keyword] = replace({ schema: held, pointer: place }, keyword);
    else if (holding === "list" && isList(held)) result[keyword] = held.map(replaceAt);
    else if (holding === "map" && isObject(held))
      result[keyword] = Object.fromEntries(
        entriesOf(held).map(([name, child]) => [name, replaceAt(child, name)]),
      );
  }
  return result;
};
