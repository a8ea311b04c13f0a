import {
  type Direction,
  entriesOf,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  objectOf,
  schemaRoots,
  splitPointer,
  textOf,
} from "@provider-clients/openapi";
import { freeName } from "../names.js";
import { hoistReferences } from "./hoist-references.js";
import { mapSchemaRoots, mapSubschemas } from "./map-schemas.js";
import { oneWayIn, type Reach, reachOf } from "./reach.js";
import { stripDirection } from "./strip-direction.js";

/** A document in which every schema is used in one direction: either in requests or in responses. */
export interface DirectedDocument {
  readonly document: JsonObject;
  /** The direction of the schema at a pointer; an unused component counts as a response. */
  readonly directionOf: (pointer: string) => Direction;
  /** The pointer of that schema in the original document. */
  readonly originOf: (pointer: string) => string;
}

/**
 * Gives each schema one direction. A component that is used in both directions, and differs between them (an enum,
 * `readOnly`, `writeOnly`, or a component that does), becomes two: the one for responses keeps its name, the one for
 * requests is named `<Name>Input`. Then properties that do not occur in a direction are removed from it.
 *
 * @param whole the document that `written` was taken from, if it is only a part. All operations of the whole document
 * decide what is sent and what is answered, so that a component gets the same types as in the whole document.
 */
export const resolveDirections = (written: JsonObject, whole: JsonObject = written): DirectedDocument => {
  const { document, origins } = hoistReferences(written);
  const deciding = whole === written ? document : hoistReferences(whole).document;
  const reach = reachOf(deciding);
  const inputNames = nameInputs(deciding, reach);
  const split = addInputs(document, inputNames);
  const inputs = new Set(inputNames.values());
  const directions = new Map<string, Direction>(
    schemaRoots(split).map(({ pointer, direction }) => [
      pointer,
      direction ?? componentDirection(pointer, reach, inputs),
    ]),
  );
  const directionOf = (pointer: string): Direction => directions.get(pointer) ?? "response";
  const directed = mapSchemaRoots(split, (schema, pointer) =>
    directionOf(pointer) === "request" ? renameReferences(schema, pointer, inputNames) : schema,
  );
  const originals = new Map([...inputNames].map(([name, input]) => [input, name]));
  const originOf = (pointer: string): string => originIn(pointer, originals, origins);
  return { document: stripAll(directed, directionOf), directionOf, originOf };
};

const originIn = (
  pointer: string,
  originals: ReadonlyMap<string, string>,
  origins: ReadonlyMap<string, string>,
): string => {
  const [root, kind, name, ...rest] = splitPointer(pointer);
  if (root !== "components" || kind !== "schemas" || name === undefined) return pointer;
  const original = originals.get(name) ?? name;
  return joinPointer(origins.get(original) ?? joinPointer("#/components/schemas", original), ...rest);
};

/** Stripping takes a walk per schema; in most documents few or no schemas have one-way properties. */
const stripAll = (document: JsonObject, directionOf: DirectedDocument["directionOf"]): JsonObject => {
  const isOneWay = oneWayIn(document);
  const places = new Set(
    schemaRoots(document).flatMap(({ schema, pointer }) => (isOneWay(schema) ? [pointer] : [])),
  );
  if (places.size === 0) return document;
  return mapSchemaRoots(document, (schema, pointer) =>
    places.has(pointer) ? stripDirection(document, schema, pointer, directionOf(pointer)) : schema,
  );
};

const componentDirection = (pointer: string, reach: Reach, inputs: ReadonlySet<string>): Direction => {
  const name = splitPointer(pointer).at(-1) ?? "";
  return inputs.has(name) || (reach.request.has(name) && !reach.response.has(name)) ? "request" : "response";
};

const nameInputs = (document: JsonObject, reach: Reach): ReadonlyMap<string, string> => {
  const schemas = objectOf(objectOf(document.components).schemas);
  const taken = new Set(Object.keys(schemas));
  const names = new Map<string, string>();
  for (const name of reach.split) {
    const input = freeName(`${name}Input`, "", (wish) => taken.has(wish));
    taken.add(input);
    names.set(name, input);
  }
  return names;
};

const addInputs = (document: JsonObject, inputNames: ReadonlyMap<string, string>): JsonObject => {
  if (inputNames.size === 0) return document;
  const components = objectOf(document.components);
  const schemas = entriesOf(components.schemas).flatMap(([name, schema]) => {
    const input = inputNames.get(name);
    return input === undefined
      ? [[name, schema]]
      : [
          [name, schema],
          [input, schema],
        ];
  });
  return { ...document, components: { ...components, schemas: Object.fromEntries(schemas) as JsonObject } };
};

const renameReferences = (schema: Json, pointer: string, inputNames: ReadonlyMap<string, string>): Json => {
  if (!isObject(schema)) return schema;
  const mapped = mapSubschemas({ schema, pointer }, (child) =>
    renameReferences(child.schema, child.pointer, inputNames),
  );
  const { $ref, discriminator } = mapped;
  return {
    ...mapped,
    ...($ref === undefined ? {} : { $ref: renamed($ref, inputNames) }),
    ...(discriminator === undefined ? {} : { discriminator: renameTargets(schema, inputNames) }),
  };
};

const renameTargets = (schema: JsonObject, inputNames: ReadonlyMap<string, string>): JsonObject => {
  const discriminator = objectOf(schema.discriminator);
  if (discriminator.mapping === undefined) return discriminator;
  const mapping = entriesOf(discriminator.mapping).map(([tag, target]) => {
    // A mapping may name a component without a pointer.
    const isName = typeof target === "string" && !target.includes("/") && inputNames.has(target);
    const pointer = isName ? joinPointer("#/components/schemas", target) : target;
    return [tag, renamed(pointer, inputNames)] as const;
  });
  return { ...discriminator, mapping: Object.fromEntries(mapping) };
};

const renamed = (reference: Json, inputNames: ReadonlyMap<string, string>): Json => {
  const [root, kind, name, ...rest] = splitPointer(textOf(reference) ?? "");
  const input = root === "components" && kind === "schemas" ? inputNames.get(name ?? "") : undefined;
  return input === undefined ? reference : joinPointer("#/components/schemas", input, ...rest);
};
