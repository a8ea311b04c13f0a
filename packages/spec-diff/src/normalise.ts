import {
  isList,
  isObject,
  type Json,
  type JsonObject,
  operationsIn,
  splitPointer,
  walkSchemas,
} from "@provider-clients/openapi";
import { flattenAllOf } from "./flatten-all-of.js";
import { normaliseSchema } from "./normalise-schema.js";

/**
 * Writes a document the one way that both sides of a comparison are written.
 *
 * Component names are kept: each is an exported type. Pointers stay those of the original, except below a
 * keyword that was written a longer way (`originalPointer` finds the way back).
 */
export const normaliseDocument = (document: JsonObject): JsonObject => {
  const copy = structuredClone(document) as Record<string, Json>;
  // 3.0 and 3.1 are the same document once their nulls and bounds are written alike.
  copy.openapi = "3.1.0";
  const pointers = [...walkSchemas(document)].map(({ pointer }) => pointer);
  // The inner ones first, while their pointers still lead to them.
  for (const pointer of pointers.toReversed()) {
    replaceAt(copy, pointer, (schema) => (isObject(schema) ? normaliseSchema(schema) : schema));
  }
  const whole = structuredClone(copy);
  for (const pointer of pointers.toReversed()) {
    replaceAt(copy, pointer, (schema) => (isObject(schema) ? flattenAllOf(whole, schema) : schema));
  }
  dropRepeatedSecurity(copy);
  return copy;
};

type Container = Record<string, Json>;

const replaceAt = (document: Container, pointer: string, replace: (value: Json) => Json): void => {
  const segments = splitPointer(pointer);
  const last = segments.at(-1) ?? "";
  const parent = segments.slice(0, -1).reduce<Json | undefined>((node, segment) => {
    if (isList(node)) return node[Number(segment)];
    return isObject(node) ? node[segment] : undefined;
  }, document);
  if (typeof parent !== "object" || parent === null) return;
  const container = parent as Container;
  const value = container[last];
  if (value !== undefined) container[last] = replace(value);
};

/** `redocly diff` takes an operation's own `security` for a new duty, even where it repeats the root's. */
const dropRepeatedSecurity = (document: JsonObject): void => {
  const root = JSON.stringify(document.security ?? []);
  for (const { operation } of operationsIn(document)) {
    if (JSON.stringify(operation.security) === root) delete (operation as Container).security;
  }
};
