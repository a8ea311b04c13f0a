import { entriesOf, isObject, type Json, type JsonObject, listOf, objectOf, textOf } from "../spec/json.ts";
import { splitPointer } from "../spec/pointer.ts";
import { type Direction, schemaRoots, walkSchema } from "../spec/walk-schemas.ts";

/** Which components are sent, which are answered, and which of those that are both mean something else in each. */
export interface Reach {
  readonly request: ReadonlySet<string>;
  readonly response: ReadonlySet<string>;
  readonly split: ReadonlySet<string>;
}

/** Follows the references of every body, parameter and answer into the components. */
export const reachOf = (document: JsonObject): Reach => {
  const components = new Map(entriesOf(objectOf(document.components).schemas));
  const referencesOf = new Map([...components].map(([name, schema]) => [name, referencesIn(schema)]));
  const roots = schemaRoots(document);
  const from = (direction: Direction): ReadonlySet<string> =>
    closure(
      roots.filter((root) => root.direction === direction).flatMap(({ schema }) => referencesIn(schema)),
      referencesOf,
    );
  const request = from("request");
  const response = from("response");
  const dependent = [...components].filter(([, schema]) => dependsOnDirection(schema)).map(([name]) => name);
  const split = [...components.keys()].filter(
    (name) =>
      request.has(name) &&
      response.has(name) &&
      [...closure([name], referencesOf)].some((reached) => dependent.includes(reached)),
  );
  return { request, response, split: new Set(split) };
};

const closure = (
  start: readonly string[],
  referencesOf: ReadonlyMap<string, readonly string[]>,
): ReadonlySet<string> => {
  const reached = new Set<string>();
  const pending = [...start];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    pending.push(...(referencesOf.get(name) ?? []));
  }
  return reached;
};

/** The components that a schema refers to, itself or anywhere inside. */
const referencesIn = (root: Json): readonly string[] =>
  [...walkSchema({ schema: root, pointer: "#" })].flatMap(({ schema }) => {
    if (!isObject(schema)) return [];
    const mapping = entriesOf(objectOf(schema.discriminator).mapping).map(([, target]) => target);
    return [schema.$ref, ...mapping].flatMap((reference) => {
      const [first, kind, name] = splitPointer(textOf(reference) ?? "");
      return first === "components" && kind === "schemas" && name !== undefined ? [name] : [];
    });
  });

/** True for a schema that is read otherwise when it is sent than when it is answered. */
const dependsOnDirection = (root: Json): boolean =>
  [...walkSchema({ schema: root, pointer: "#" })].some(
    ({ schema }) =>
      isObject(schema) &&
      (schema.readOnly === true || schema.writeOnly === true || listOf(schema.enum).length > 1),
  );
