import { joinPointer } from "@provider-clients/openapi";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { atPointer } from "./pointer.js";
import { schemaRootsOf } from "./schema-roots.js";
import { withSubschemas } from "./subschemas.js";

/** The direction of a body. */
export type Direction = "request" | "answer";

/** A document as it applies to one direction. Pointers are the same as in the document. */
export interface DirectionView {
  readonly document: JsonObject;
  /** Pointers of the properties that only the other direction has. */
  readonly hidden: ReadonlySet<string>;
}

const flagOf: Readonly<Record<Direction, string>> = { request: "readOnly", answer: "writeOnly" };

/**
 * The document for one direction. According to OpenAPI, a required `readOnly` property is required only in answers, and
 * a `writeOnly` one only in requests. Rewriting the schemas applies this inside unions and conditions too.
 */
export const directionView = (document: JsonObject, direction: Direction): DirectionView => {
  const flag = flagOf[direction];
  const hidden = new Set<string>();
  const required = new Map<string, Json[]>();
  const dropFrom = (pointer: string, schema: JsonObject, owner: JsonObject) => {
    if (!Array.isArray(schema.required)) return;
    const known = required.get(pointer) ?? schema.required;
    const rest = known.filter(
      (name) => typeof name !== "string" || !isMarked(document, owner, name, flag, 0),
    );
    if (rest.length < known.length) required.set(pointer, rest);
  };
  for (const root of schemaRootsOf(document)) {
    for (const { pointer, schema } of withSubschemas(root)) {
      if (!isJsonObject(schema)) continue;
      for (const [name, property] of entriesOf(schema.properties)) {
        if (hasFlag(document, property, flag, 0)) hidden.add(joinPointer(pointer, "properties", name));
      }
      dropFrom(pointer, schema, schema);
      // The parts of an allOf may require what another part declares.
      listOf(schema.allOf).forEach((part, index) => {
        if (isJsonObject(part)) dropFrom(joinPointer(pointer, "allOf", index), part, schema);
      });
    }
  }
  if (required.size === 0) return { document, hidden };
  const copy = structuredClone(document);
  for (const [pointer, rest] of required) {
    const schema = atPointer(copy, pointer);
    if (isJsonObject(schema)) schema.required = rest;
  }
  return { document: copy, hidden };
};

// Deeper than the references and allOf of any document; ends the recursion for circular schemas.
const deepest = 16;

const isMarked = (
  document: JsonObject,
  schema: JsonObject,
  name: string,
  flag: string,
  depth: number,
): boolean => {
  if (depth > deepest) return false;
  const own = entriesOf(schema.properties).find(([each]) => each === name);
  if (own && hasFlag(document, own[1], flag, depth)) return true;
  return partsOf(document, schema).some((part) => isMarked(document, part, name, flag, depth + 1));
};

const hasFlag = (document: JsonObject, schema: Json, flag: string, depth: number): boolean =>
  isJsonObject(schema) &&
  depth <= deepest &&
  (schema[flag] === true ||
    partsOf(document, schema).some((part) => hasFlag(document, part, flag, depth + 1)));

/** The target of a schema's reference and the parts of its `allOf`. */
const partsOf = (document: JsonObject, { $ref, allOf }: JsonObject): JsonObject[] => {
  const target = typeof $ref === "string" ? atPointer(document, $ref) : undefined;
  return [target, ...listOf(allOf)].filter(isJsonObject);
};

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

const entriesOf = (value: Json | undefined): [string, Json][] =>
  isJsonObject(value) ? Object.entries(value) : [];
