import {
  type BodyKind,
  bodyKindOf,
  followReference,
  type Json,
  type JsonObject,
  joinPointer,
  objectOf,
  preferredMediaType,
} from "@provider-clients/openapi";

/** The body of a request or of one response. */
export interface BodyModel {
  readonly mediaType: string;
  readonly kind: BodyKind;
  /** The schema as written; a `$ref` is not resolved. */
  readonly schema: Json;
  /** The pointer of the schema. */
  readonly pointer: string;
  /** The Encoding Objects, by property. */
  readonly encoding: JsonObject;
  /** Other documented media types, which the method does not use. */
  readonly others: readonly string[];
}

/** Chooses the media type of a `content` that a method uses; undefined if there is none. */
export const chooseBody = (
  document: JsonObject,
  holder: JsonObject,
  pointer: string,
): BodyModel | undefined => {
  const content = objectOf(holder.content);
  const kindOf = (mediaType: string): BodyKind =>
    bodyKindOf(mediaType, followReference(document, objectOf(content[mediaType]).schema));
  const mediaTypes = Object.keys(content);
  const mediaType = preferredMediaType(mediaTypes, kindOf);
  if (mediaType === undefined) return undefined;
  const media = objectOf(content[mediaType]);
  return {
    mediaType,
    kind: kindOf(mediaType),
    schema: media.schema ?? true,
    pointer: joinPointer(pointer, "content", mediaType, "schema"),
    encoding: objectOf(media.encoding),
    others: mediaTypes.filter((each) => each !== mediaType),
  };
};

/** The media types under which text and bytes are sent where the document has a range. */
const rangeDefaults: Readonly<Record<string, string>> = {
  "*/*": "application/octet-stream",
  "application/*": "application/octet-stream",
  "text/*": "text/plain",
};

/**
 * The media type under which text or bytes are sent. Undefined if the document leaves it open, as `image/*` does: then
 * the body is a Blob, which says its type.
 */
export const rawMediaType = ({ mediaType }: BodyModel): string | undefined =>
  mediaType.includes("*") ? rangeDefaults[mediaType] : mediaType;
