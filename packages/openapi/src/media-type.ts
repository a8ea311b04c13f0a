/** True for `application/json`, `application/problem+json`, `application/json; charset=utf-8`. */
export const isJsonMediaType = (mediaType: string): boolean =>
  /^application\/(json|[\w.-]+\+json)$/i.test(mediaType.split(";")[0]?.trim() ?? "");

/** How a body of a media type is written and read. */
export type BodyKind = "json" | "form" | "multipart" | "text" | "binary";

/** The kind of a media type; whatever is not known is bytes. */
export const bodyKindOf = (mediaType: string): BodyKind => {
  const bare = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
  if (isJsonMediaType(bare)) return "json";
  if (bare === "application/x-www-form-urlencoded") return "form";
  if (bare === "multipart/form-data") return "multipart";
  return /^text\/|^application\/(xml|yaml|graphql|[\w.-]+\+(xml|yaml))$/.test(bare) ? "text" : "binary";
};

const PREFERENCE: readonly BodyKind[] = ["json", "multipart", "form", "text", "binary"];

/** The media type that a client uses where a document offers several: JSON before all others. */
export const preferredMediaType = (mediaTypes: readonly string[]): string | undefined =>
  [...mediaTypes].sort(
    (one, other) => PREFERENCE.indexOf(bodyKindOf(one)) - PREFERENCE.indexOf(bodyKindOf(other)),
  )[0];
