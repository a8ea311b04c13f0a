import type { Json } from "../document/json.js";
import type { MediaType } from "../document/operation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { bodyFormOf, writeBody } from "./body.js";
import { isJsonType, isXmlType } from "./media-types.js";
import { writeXml } from "./xml.js";

/**
 * What an answer of a media type carries for a value of the document: JSON as it is, everything else as text.
 *
 * @returns undefined when the media type has no form for the value, as plain text has none for an object.
 */
export const servedBody = (reader: SchemaReader, media: MediaType, value: Json): Json | undefined => {
  if (isJsonType(media.type) || typeof value === "string") return value;
  if (isXmlType(media.type)) return writeXml(reader, reader.at(media.schemaPointer), value);
  const form = bodyFormOf(reader, media);
  if (form === "json") return value;
  if (form === "form") return writeBody(reader, media, value).body;
  return typeof value === "object" ? undefined : String(value);
};
