import { type JsonObject, objectOf, shapeOf } from "@provider-clients/openapi";

/**
 * The schema with a property for each name that it asks for and does not declare: it may be a part of something that
 * does, whose type then holds, or of a document that nobody here can correct.
 */
export const declareNames = (
  document: JsonObject,
  schema: JsonObject,
  names: readonly string[],
): JsonObject => {
  const known = shapeOf(document, schema).properties;
  const missing = names.filter((name) => !known.has(name));
  // An object that names no property has any.
  const isFree = schema.type === "object" && known.size === 0;
  if (missing.length === 0 || isFree) return schema;
  const added = Object.fromEntries(missing.map((name) => [name, {}]));
  return { ...schema, properties: { ...objectOf(schema.properties), ...added } };
};
