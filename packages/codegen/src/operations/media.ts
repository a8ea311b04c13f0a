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

/** The body of a request or of one answer. */
export interface BodyModel {
  readonly mediaType: string;
  readonly kind: BodyKind;
  /** The schema as it is written, so that a `$ref` is still one. */
  readonly schema: Json;
  /** The pointer of the schema. */
  readonly pointer: string;
  /** The Encoding Objects, by property. */
  readonly encoding: JsonObject;
  /** Further media types that the document describes, and a method does not use. */
  readonly others: readonly string[];
}

/** The media type that a method uses of a `content`; undefined where there is none. */
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
