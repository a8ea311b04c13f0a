import {
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
  resolvePointer,
  splitPointer,
} from "@provider-clients/openapi";

/** A schema and its pointer in the document. */
export interface Site {
  readonly schema: Json;
  readonly pointer: string;
}

/** Schemas that a value has to satisfy together. An empty node admits every value. */
export type Node = readonly Site[];

/** Whether callers send a value or read it. */
export type Side = "sent" | "read";

/** Keywords that do not limit values. */
const annotations = new Set([
  ...["description", "title", "summary", "example", "examples", "externalDocs", "$comment", "deprecated"],
  ...["readOnly", "writeOnly", "default", "$id", "$anchor", "$schema", "$defs", "definitions"],
]);

/** True for a keyword that does not limit values. */
export const isAnnotation = (keyword: string): boolean =>
  annotations.has(keyword) || (keyword.startsWith("x-") && keyword !== "x-extensible-enum");

/** True for descriptions, examples and extensions. */
export const isNote = (keyword: string): boolean =>
  isAnnotation(keyword) &&
  !["readOnly", "writeOnly", "default", "$defs", "definitions", "$schema"].includes(keyword);

/** True for a schema that admits every value. */
export const isEmptySchema = (schema: Json): boolean =>
  schema === true || (isObject(schema) && Object.keys(schema).every(isAnnotation));

/** The schemas that a schema combines by `$ref` and `allOf`, one level deep; undefined if it has neither. */
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

/** Follows references that add nothing of their own. */
export const resolveNode = (document: JsonObject, node: Node, depth = 0): Node => {
  const [site, ...others] = node;
  if (site === undefined || others.length > 0 || depth > 50) return node;
  const parts = partsOf(document, site);
  return parts?.length === 1 ? resolveNode(document, parts, depth + 1) : node;
};

/** The first value of an annotation, such as `readOnly` or `default`, in a node or in what it refers to. */
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

/** The name of the component that a node is or refers to; undefined if it is none. */
export const nameOf = (document: JsonObject, node: Node): string | undefined => {
  const [root, kind, name, ...rest] = splitPointer(resolveNode(document, node)[0]?.pointer ?? "#");
  return root === "components" && kind === "schemas" && rest.length === 0 ? name : undefined;
};

/** A text that is equal for the same places only. */
export const keyOf = (node: Node): string => node.map(({ pointer }) => pointer).join(" & ");
