import {
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  resolvePointer,
  splitPointer,
} from "@provider-clients/openapi";

/** One place of a document that limits a value. The pointer is always that of the document as it was written. */
export interface Site {
  readonly schema: Json;
  readonly pointer: string;
}

/** What several places say of one value, all of which it has to satisfy. Where there is none, every value will do. */
export type Node = readonly Site[];

/** The way something travels: callers send it, or they read it. */
export type Side = "sent" | "read";

/** Keywords that say nothing of a value. */
const annotations = new Set([
  ...["description", "title", "summary", "example", "examples", "externalDocs", "$comment", "deprecated"],
  ...["readOnly", "writeOnly", "default", "$id", "$anchor", "$schema", "$defs", "definitions"],
]);

/** True for a keyword that says nothing of which values are admitted. */
export const isAnnotation = (keyword: string): boolean =>
  annotations.has(keyword) || (keyword.startsWith("x-") && keyword !== "x-extensible-enum");

/** True for a keyword that tells people something, or the tools that know it. */
export const isNote = (keyword: string): boolean =>
  isAnnotation(keyword) &&
  !["readOnly", "writeOnly", "default", "$defs", "definitions", "$schema"].includes(keyword);

/** True where a schema limits nothing. */
export const isEmptySchema = (schema: Json): boolean =>
  schema === true || (isObject(schema) && Object.keys(schema).every(isAnnotation));

/** The schemas that a schema is only another way to write: `$ref` and `allOf`, one step; undefined for any other. */
export const partsOf = (document: JsonObject, { schema, pointer }: Site): Node | undefined => {
  if (!isObject(schema)) return undefined;
  const { $ref, allOf, ...own } = schema;
  if ($ref === undefined && allOf === undefined) return undefined;
  const target =
    typeof $ref === "string" ? [{ schema: resolvePointer(document, $ref) ?? true, pointer: $ref }] : [];
  const members = listOf(allOf).map((member, index) => ({
    schema: member,
    pointer: joinPointer(pointer, "allOf", index),
  }));
  return [...(isEmptySchema(own) ? [] : [{ schema: own, pointer }]), ...target, ...members];
};

/** Follows a node to the place that really says something, where the way there adds nothing. */
export const resolveNode = (document: JsonObject, node: Node, depth = 0): Node => {
  const [site, ...others] = node;
  if (site === undefined || others.length > 0 || depth > 50) return node;
  const parts = partsOf(document, site);
  return parts?.length === 1 ? resolveNode(document, parts, depth + 1) : node;
};

/** The first value that a node, or what it refers to, gives an annotation such as `readOnly` or `default`. */
export const annotationOf = (
  document: JsonObject,
  node: Node,
  keyword: string,
  depth = 0,
): { readonly value: Json; readonly pointer: string } | undefined => {
  for (const site of depth > 20 ? [] : node) {
    const value = isObject(site.schema) ? site.schema[keyword] : undefined;
    if (value !== undefined) return { value, pointer: joinPointer(site.pointer, keyword) };
    const found = annotationOf(document, partsOf(document, site) ?? [], keyword, depth + 1);
    if (found) return found;
  }
  return undefined;
};

/** The name of the component that a schema refers to and adds nothing to; undefined for any other. */
export const nameOf = (document: JsonObject, node: Node): string | undefined => {
  const [root, kind, name, ...rest] = splitPointer(resolveNode(document, node)[0]?.pointer ?? "#");
  return root === "components" && kind === "schemas" && rest.length === 0 ? name : undefined;
};

/** A text that two nodes share only where they are the same places. */
export const keyOf = (node: Node): string => node.map(({ pointer }) => pointer).join(" & ");
