import type { Json, JsonObject } from "../json.js";
import { followReference } from "../references/follow-reference.js";
import { literalsOf, type SchemaShape, shapeOf } from "../schema-shape.js";

/**
 * True if no value can satisfy both schemas, as far as that is visible from their JSON types, from a property with
 * different constants, or from a property that one requires and the other forbids.
 */
export const areDisjoint = (document: JsonObject, one: Json, other: Json): boolean => {
  const [oneLiterals, otherLiterals] = [literalsOf(document, one), literalsOf(document, other)];
  if (oneLiterals && otherLiterals) return haveNothingInCommon(oneLiterals, otherLiterals);
  const [oneShape, otherShape] = [shapeOf(document, one), shapeOf(document, other)];
  return (
    haveOtherTypes(oneShape, otherShape) ||
    tagBetween(document, oneShape, otherShape) !== undefined ||
    requiresWhatIsRefused(oneShape, otherShape) ||
    requiresWhatIsRefused(otherShape, oneShape)
  );
};

/** The property whose constants distinguish two object schemas. */
export const tagBetween = (document: JsonObject, one: SchemaShape, other: SchemaShape): string | undefined =>
  [...one.properties].find(([name, schemas]) => {
    const literals = schemas.flatMap((schema) => [...(literalsOf(document, schema) ?? [])]);
    const otherSchemas = other.properties.get(name) ?? [];
    const otherLiterals = otherSchemas.flatMap((schema) => [...(literalsOf(document, schema) ?? [])]);
    const isStated = one.required.has(name) || other.required.has(name);
    return (
      isStated &&
      literals.length > 0 &&
      otherLiterals.length > 0 &&
      haveNothingInCommon(literals, otherLiterals)
    );
  })?.[0];

/** True for a schema of objects or arrays. A union of two such schemas may accept a mixture. */
export const isStructured = (document: JsonObject, written: Json): boolean => {
  const schema = followReference(document, written);
  if (schema === undefined) return false;
  const { types, properties, required } = shapeOf(document, schema);
  return types ? types.has("object") || types.has("array") : properties.size > 0 || required.size > 0;
};

const haveOtherTypes = (one: SchemaShape, other: SchemaShape): boolean =>
  one.types !== undefined &&
  other.types !== undefined &&
  [...one.types].every((type) => !other.types?.has(type));

const requiresWhatIsRefused = (one: SchemaShape, other: SchemaShape): boolean =>
  [...one.required].some(
    (name) => (other.isClosed && !other.properties.has(name)) || other.properties.get(name)?.includes(false),
  );

const haveNothingInCommon = (one: readonly Json[], other: readonly Json[]): boolean => {
  const texts = new Set(other.map((value) => JSON.stringify(value)));
  return one.every((value) => !texts.has(JSON.stringify(value)));
};
