import {
  followReference,
  isObject,
  type Json,
  type JsonObject,
  listOf,
  objectOf,
  typesOf,
} from "@provider-clients/openapi";

/** How `@provider-clients/client-core/parameters` writes a parameter; see there. */
export interface ParameterStyle {
  readonly style: string;
  readonly explode?: true;
  readonly allowReserved?: true;
}

export type ParameterPlace = "path" | "query" | "header" | "cookie";

const scalars = new Set(["string", "number", "boolean", "null"]);

/** True if every value that a schema allows is a scalar. */
export const isScalar = (document: JsonObject, written: Json | undefined, depth = 0): boolean => {
  const schema = followReference(document, written);
  if (schema === undefined || depth > 20) return false;
  const types = typesOf(schema);
  if (types !== undefined) return [...types].every((type) => scalars.has(type));
  if (schema.const !== undefined) return !isStructured(schema.const);
  if (Array.isArray(schema.enum)) return !schema.enum.some(isStructured);
  const all = listOf(schema.allOf);
  const choices = [...listOf(schema.oneOf), ...listOf(schema.anyOf)];
  return (
    all.some((part) => isScalar(document, part, depth + 1)) ||
    (choices.length > 0 && choices.every((choice) => isScalar(document, choice, depth + 1)))
  );
};

const isStructured = (value: Json | undefined): boolean => typeof value === "object" && value !== null;

/**
 * True for what every client writes without a style: scalars anywhere, and lists in the query that repeat their name.
 */
const isOwn = (document: JsonObject, place: ParameterPlace, schema: Json | undefined): boolean =>
  place === "query" || (place !== "cookie" && isScalar(document, schema));

/** The style of a parameter according to OpenAPI, with its defaults; undefined if the client needs none. */
export const parameterStyleOf = (
  document: JsonObject,
  place: ParameterPlace,
  parameter: JsonObject,
): ParameterStyle | undefined => {
  if (isObject(parameter.content)) return styleOfContent(document, place, parameter.content);
  const isForm = place === "query" || place === "cookie";
  const { style = isForm ? "form" : "simple", schema } = parameter;
  const explode = parameter.explode ?? (style === "form" || style === "cookie");
  const allowReserved = parameter.allowReserved === true;
  const isDefault = isForm
    ? (style === "form" && explode === true) || style === "deepObject" || isRepeated(style, explode)
    : style === "simple";
  if (isDefault && !allowReserved && isOwn(document, place, schema)) return undefined;
  return {
    style: place === "cookie" ? "cookie" : String(style),
    ...(explode === true && { explode: true }),
    ...(allowReserved && { allowReserved: true }),
  };
};

/** When exploded, the delimited styles equal `form`. */
const isRepeated = (style: Json, explode: Json): boolean =>
  (style === "spaceDelimited" || style === "pipeDelimited") && explode === true;

/** A parameter with a media type: JSON, or a string that is written unchanged. */
const styleOfContent = (
  document: JsonObject,
  place: ParameterPlace,
  content: JsonObject,
): ParameterStyle | undefined => {
  const [[mediaType, media] = ["application/json", {}]] = Object.entries(content);
  if (/[/+]json\b|\*/i.test(mediaType)) return { style: "json" };
  const { schema } = objectOf(media);
  if (isOwn(document, place, schema)) return undefined;
  return {
    style: place === "path" || place === "header" ? "simple" : place === "cookie" ? "cookie" : "form",
  };
};
