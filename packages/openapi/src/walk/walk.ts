import { isList, isObject, type Json, type JsonObject } from "../json.js";
import { joinPointer } from "../references/pointer.js";

/** One mapping of a document. */
export interface Visit {
  readonly node: JsonObject;
  readonly pointer: string;
  /** True if the keys are names chosen by the document's author, so none of them is a keyword. */
  readonly isNameMap: boolean;
}

const NAME_MAPS = new Set([
  "properties",
  "patternProperties",
  "$defs",
  "definitions",
  "dependentSchemas",
  "dependentRequired",
  "schemas",
  "responses",
  "parameters",
  "examples",
  "requestBodies",
  "headers",
  "securitySchemes",
  "links",
  "callbacks",
  "pathItems",
  "paths",
  "webhooks",
  "content",
  "variables",
  "encoding",
  "mapping",
  "scopes",
]);

/** Keys whose values are data: a `$ref` or an `x-` inside them has no meaning. */
const DATA_KEYS = new Set(["example", "default", "const", "enum", "value"]);

const isData = (key: string, value: Json): boolean =>
  DATA_KEYS.has(key) || key.startsWith("x-") || (key === "examples" && isList(value));

/** Visits every mapping that is description, not data (examples, defaults, enums and extensions are data). */
export function* walkDocument(document: Json): Generator<Visit> {
  // Iterative: with recursion, each visit would pass through one generator per level.
  const pending: Pending[] = [{ node: document, pointer: "#", isNameMap: false }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, pointer, isNameMap } = next;
    if (isObject(node)) yield { node, pointer, isNameMap };
    pending.push(...childrenOf(next).toReversed());
  }
}

type Pending = Omit<Visit, "node"> & { readonly node: Json };

const childrenOf = ({ node, pointer, isNameMap }: Pending): readonly Pending[] => {
  if (isList(node)) {
    return node.map((item, index) => ({
      node: item,
      pointer: joinPointer(pointer, index),
      isNameMap: false,
    }));
  }
  if (!isObject(node)) return [];
  const children: Pending[] = [];
  for (const [key, child] of Object.entries(node)) {
    // A scalar contains no mapping.
    if (typeof child !== "object" || child === null || (!isNameMap && isData(key, child))) continue;
    children.push({
      node: child,
      pointer: joinPointer(pointer, key),
      isNameMap: !isNameMap && NAME_MAPS.has(key),
    });
  }
  return children;
};
