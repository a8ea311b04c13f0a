import { isList, isObject, type Json, type JsonObject } from "./json.ts";
import { joinPointer } from "./pointer.ts";

/** One mapping of a document. */
export interface Visit {
  readonly node: JsonObject;
  readonly pointer: string;
  /** True where the keys are names that the document's author chose, so that none of them is a keyword. */
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

/** Keys whose value is data, so that a `$ref` or an `x-` inside it means nothing. */
const DATA_KEYS = new Set(["example", "default", "const", "enum", "value"]);

const isData = (key: string, value: Json): boolean =>
  DATA_KEYS.has(key) || key.startsWith("x-") || (key === "examples" && isList(value));

/** Every mapping of a document that is description, not data (examples, defaults, enums and extensions are data). */
export function* walkDocument(value: Json, pointer = "#", isNameMap = false): Generator<Visit> {
  if (isList(value)) {
    for (const [index, item] of value.entries()) yield* walkDocument(item, joinPointer(pointer, index));
    return;
  }
  if (!isObject(value)) return;
  yield { node: value, pointer, isNameMap };
  for (const [key, child] of Object.entries(value)) {
    if (child === undefined || (!isNameMap && isData(key, child))) continue;
    yield* walkDocument(child, joinPointer(pointer, key), !isNameMap && NAME_MAPS.has(key));
  }
}
