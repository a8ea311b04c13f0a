import {
  type Direction,
  entriesOf,
  followReference,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  shapeOf,
} from "@provider-clients/openapi";
import { mapSubschemas } from "./map-schemas.js";

/**
 * Removes the properties that never occur in a direction (`readOnly` in a request, `writeOnly` in a response), also
 * from `required`.
 */
export const stripDirection = (
  document: JsonObject,
  root: Json,
  pointer: string,
  direction: Direction,
): Json => {
  const keyword = direction === "request" ? "readOnly" : "writeOnly";
  const isAbsent = (property: Json): boolean =>
    objectOf(property)[keyword] === true || followReference(document, property)?.[keyword] === true;
  const absentIn = (schema: Json): readonly string[] =>
    [...shapeOf(document, schema).properties].filter(([, each]) => each.some(isAbsent)).map(([name]) => name);
  /** A member of `allOf` may require a property that only another member declares. */
  const strip = (schema: Json, at: string, outer: readonly string[]): Json => {
    if (!isObject(schema)) return schema;
    const absent = [...outer, ...absentIn(schema)];
    const mapped = mapSubschemas({ schema, pointer: at }, (child, part) =>
      strip(child.schema, child.pointer, ["allOf", "anyOf", "oneOf"].includes(part) ? absent : []),
    );
    return absent.length === 0 ? mapped : without(mapped, absent);
  };
  return strip(root, pointer, []);
};

const without = ({ properties, required, ...others }: JsonObject, names: readonly string[]): JsonObject => {
  const kept = entriesOf(properties).filter(([name]) => !names.includes(name));
  const stillRequired = listOf(required).filter((name) => !names.includes(String(name)));
  return {
    ...others,
    ...(properties === undefined ? {} : { properties: Object.fromEntries(kept) }),
    ...(stillRequired.length === 0 ? {} : { required: stillRequired }),
  };
};
