import {
  eachSchema,
  followReference,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  schemaRoots,
  shapeOf,
  tagBetween,
  textOf,
} from "@provider-clients/openapi";

/** The enums that distinguish the members of a choice. Opened, they would distinguish nothing. */
export const closedEnums = (document: JsonObject): ReadonlySet<Json> => {
  const closed = new Set<Json>();
  const closeIn = ({ anyOf, oneOf, discriminator }: JsonObject): void => {
    const members = [...listOf(anyOf), ...listOf(oneOf)];
    if (members.length < 2) return;
    const shapes = members.map((member) => shapeOf(document, member));
    const named = textOf(objectOf(discriminator).propertyName);
    const tags = new Set(named === undefined ? [] : [named]);
    for (const [index, shape] of shapes.entries()) {
      const neighbour = shapes[index + 1] ?? shapes[0];
      const tag = neighbour && tagBetween(document, shape, neighbour);
      if (tag !== undefined) tags.add(tag);
    }
    for (const property of shapes.flatMap((shape) =>
      [...tags].flatMap((tag) => shape.properties.get(tag) ?? []),
    )) {
      closed.add(followReference(document, property) ?? property);
    }
  };
  for (const { schema } of schemaRoots(document)) eachSchema(schema, closeIn);
  return closed;
};
