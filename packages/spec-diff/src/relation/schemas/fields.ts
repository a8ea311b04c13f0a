import {
  entriesOf,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  listOf,
} from "@provider-clients/openapi";
import { sunsetOf } from "../sunset.js";
import { dutiesOf } from "./duties.js";
import { factsOf } from "./facts.js";
import { annotationOf, type Node, type Side } from "./node.js";

/** A property, a parameter or a header. */
export interface Field {
  readonly pointer: string;
  readonly node: Node;
  readonly isRequired: boolean;
  /** False for a name in `required` that has no schema. */
  readonly isDescribed: boolean;
  /** The day in `x-sunset`. */
  readonly sunset: string | undefined;
}

/** The flags that remove a field from one side. */
export type Absence = "readOnly" | "writeOnly";

/** The fields of an object by name, without those that are not used on this side. */
export const fieldsOf = (document: JsonObject, sites: Node, side: Side): ReadonlyMap<string, Field> => {
  const required = dutiesOf(sites);
  const described = new Map<string, Node>();
  for (const { schema, pointer } of sites) {
    if (!isObject(schema)) continue;
    for (const [name, property] of entriesOf(schema.properties)) {
      // `false` means that the property must be absent.
      if (property === false) continue;
      const site = { schema: property, pointer: joinPointer(pointer, "properties", name) };
      described.set(name, [...(described.get(name) ?? []), site]);
    }
  }
  return new Map(
    [...new Set([...described.keys(), ...required])].flatMap((name) => {
      const node = described.get(name) ?? [];
      if (absenceOf(document, node, side)) return [];
      const field: Field = {
        pointer: node[0]?.pointer ?? joinPointer(holderOf(sites, name), "properties", name),
        node,
        isRequired: required.has(name),
        isDescribed: node.length > 0,
        sunset: sunsetOf({ "x-sunset": annotationOf(document, node, "x-sunset")?.value }),
      };
      return [[name, field]];
    }),
  );
};

/** The schema that requires a field without describing it. */
const holderOf = (sites: Node, name: string): string => {
  const fact = factsOf(sites, "required").find(({ value }) => listOf(value).includes(name));
  return fact?.place ?? sites[0]?.pointer ?? "#";
};

/** The flag that removes a field from a side; undefined if there is none. */
export const absenceOf = (document: JsonObject, node: Node, side: Side): Absence | undefined => {
  const flag = side === "sent" ? "readOnly" : "writeOnly";
  return annotationOf(document, node, flag)?.value === true ? flag : undefined;
};

/** The node of a property on either side; empty if there is none. */
export const propertyOf = (sites: Node, name: string): Node =>
  sites.flatMap(({ schema, pointer }): Node => {
    const properties: Json | undefined = isObject(schema) ? schema.properties : undefined;
    const property = isObject(properties) && Object.hasOwn(properties, name) ? properties[name] : undefined;
    return property === undefined
      ? []
      : [{ schema: property, pointer: joinPointer(pointer, "properties", name) }];
  });
