import type { JsonObject } from "./json.js";

const bareOf = (mediaType: string): string => mediaType.split(";")[0]?.trim().toLowerCase() ?? "";

/** True for `application/json`, `application/problem+json`, `application/json; charset=utf-8`. */
export const isJsonMediaType = (mediaType: string): boolean =>
  /^(application|text)\/(json|[\w.*-]+\+json)$/.test(bareOf(mediaType));

/** How a body of a media type is serialised and read. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "binary";

/** OpenAPI 3.0 and 3.1 describe a file as a string with this format; 3.1 also as an empty schema. */
const isFile = (schema: JsonObject | undefined): boolean =>
  schema === undefined || Object.keys(schema).length === 0 || schema.type === "string";

/**
 * The kind of body of a media type; unknown types are binary. A media type range does not determine it, so the schema
 * decides between a file and JSON.
 */
export const bodyKindOf = (mediaType: string, schema?: JsonObject): BodyKind => {
  const bare = bareOf(mediaType);
  if (isJsonMediaType(bare)) return "json";
  if (bare === "application/x-www-form-urlencoded") return "form";
  if (bare === "multipart/form-data") return "multipart";
  if (/^text\/|^application\/(xml|yaml|graphql|x-ndjson|jsonl|[\w.-]+\+(xml|yaml))$/.test(bare))
    return "text";
  const isRange = bare === "*/*" || bare === "application/*";
  return isRange && !isFile(schema) ? "json" : "binary";
};

const preference: readonly BodyKind[] = ["json", "multipart", "form", "text", "binary"];

/** The media type that a client uses if the document offers several; JSON comes first. */
export const preferredMediaType = (
  mediaTypes: readonly string[],
  kindOf: (mediaType: string) => BodyKind = bodyKindOf,
): string | undefined =>
  [...mediaTypes].sort(
    (one, other) => preference.indexOf(kindOf(one)) - preference.indexOf(kindOf(other)),
  )[0];
