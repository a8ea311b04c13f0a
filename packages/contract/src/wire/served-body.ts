import type { Json } from "../document/json.js";
import type { MediaType } from "../document/operation.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { bodyFormOf, writeBody } from "./body.js";
import { isJsonType, isXmlType } from "./media-types.js";
import { writeXml } from "./xml.js";

/**
 * The body of an answer for a value of the document: JSON unchanged, everything else as a string.
 *
 * @returns undefined if the media type cannot represent the value, such as an object in plain text.
 */
export const servedBody = (reader: SchemaReader, media: MediaType, value: Json): Json | undefined => {
  if (isJsonType(media.type) || typeof value === "string") return value;
  if (isXmlType(media.type)) return writeXml(reader, reader.at(media.schemaPointer), value);
  const form = bodyFormOf(reader, media);
  if (form === "json") return value;
  if (form === "form") return writeBody(reader, media, value).body;
  return typeof value === "object" ? undefined : String(value);
};
