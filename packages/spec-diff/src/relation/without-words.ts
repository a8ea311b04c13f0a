import type { Json } from "@provider-clients/openapi";
import { walkDocument } from "@provider-clients/openapi";

const words = new Set([
  ...["description", "summary", "title", "example", "examples", "externalDocs", "tags", "links", "$comment"],
  ...["contact", "license", "termsOfService", "x-undocumented", "x-contract-skip"],
]);

/** True for keys that only people read, such as `description`. */
export const isWord = (key: string): boolean => words.has(key);

/** A copy without the keys that only people read. */
export const withoutWords = (value: Json): Json => {
  const copy = structuredClone(value);
  for (const { node, isNameMap } of walkDocument(copy)) {
    if (isNameMap) continue;
    for (const key of Object.keys(node).filter(isWord)) delete (node as Record<string, Json>)[key];
  }
  return copy;
};
