import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { Encoding, MediaType } from "../document/operation.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { readField } from "./deserialise.js";
import { essenceOf, isJsonType } from "./media-types.js";
import { type Part, readParts, writeParts } from "./multipart.js";
import { gatherQuery, type RawQuery } from "./raw-query.js";
import { admittedTypes, parseJson, readScalar } from "./read-text.js";
import { type Field, scalar, serialiseQuery } from "./serialise.js";

/**
 * How a body is serialised. `opaque` is everything whose contents have no schema here: bytes, XML, images; its value is
 * the raw string.
 */
export type BodyForm = "json" | "form" | "multipart" | "text" | "opaque";

/** A serialised body. */
export interface WrittenBody {
  readonly body: string;
  readonly contentType: string;
}

/** The form of bodies in a media type of the document. */
export const bodyFormOf = (reader: SchemaReader, { type, schemaPointer }: MediaType): BodyForm => {
  const plain = essenceOf(type);
  if (isJsonType(type)) return "json";
  if (plain === "application/x-www-form-urlencoded") return "form";
  if (plain === "multipart/form-data") return "multipart";
  const types = admittedTypes(reader, reader.at(schemaPointer));
  const isCompound = types.has("object") || types.has("array");
  if ((plain === "*/*" || plain === "application/*") && isCompound) return "json";
  return plain.startsWith("text/") && plain !== "text/xml" && !isCompound ? "text" : "opaque";
};

/** The media type of a request body: JSON if there is one, otherwise the first with a usable schema. */
export const chosenMedia = (reader: SchemaReader, contents: readonly MediaType[]): MediaType | undefined => {
  const order: readonly BodyForm[] = ["json", "form", "multipart", "text", "opaque"];
  return contents.toSorted(
    (one, other) => order.indexOf(bodyFormOf(reader, one)) - order.indexOf(bodyFormOf(reader, other)),
  )[0];
};

/** Serialises a value as a body of a media type. */
export const writeBody = (reader: SchemaReader, media: MediaType, value: Json): WrittenBody => {
  const form = bodyFormOf(reader, media);
  const contentType = concreteType(media.type, form);
  if (form === "json") return { body: JSON.stringify(value), contentType };
  if (form === "text" || form === "opaque" || !isJsonObject(value))
    return { body: scalar(value), contentType };
  // A form has no null: to a client, it says that a field is left out.
  const given = Object.fromEntries(Object.entries(value).filter(([, each]) => each !== null));
  if (form === "multipart") return writeParts(partsOf(reader, media, given));
  const pairs = Object.entries(given).flatMap(([name, each]) =>
    serialiseQuery(formField(media, name, each), each),
  );
  return { body: String(new URLSearchParams(pairs)), contentType };
};

/**
 * Parses a body of a media type by its schema.
 *
 * @returns undefined if it does not match its content type.
 */
export const readBodyValue = (
  reader: SchemaReader,
  media: MediaType,
  text: string,
  contentType: string | undefined,
): Json | undefined => {
  const form = bodyFormOf(reader, media);
  const conjunct = reader.at(media.schemaPointer);
  if (form === "json") return jsonOf(text);
  if (form === "opaque") return text;
  if (form === "text") return readScalar(text, admittedTypes(reader, conjunct));
  if (form === "multipart") {
    const parts = readParts(text, contentType);
    return parts && readMultipart(reader, conjunct, parts);
  }
  return readForm(reader, conjunct, media, gatherQuery(new URLSearchParams(text)));
};

const jsonOf = (text: string): Json | undefined => {
  try {
    const value: Json = JSON.parse(text);
    return value;
  } catch {
    // The caller reports that it is malformed.
    return undefined;
  }
};

// A range cannot be sent, so a concrete type is chosen.
const concreteType = (type: string, form: BodyForm): string => {
  if (!type.includes("*")) return type;
  if (form === "json") return "application/json";
  if (type.startsWith("text/")) return "text/plain";
  return type.startsWith("*") || type.startsWith("application/")
    ? "application/octet-stream"
    : type.replace("*", "x-example");
};

const formField = ({ encodings }: MediaType, name: string, value: Json): Field => {
  const { contentType, style = "form", explode = style === "form" } = encodings[name] ?? {};
  const isWhole = contentType !== undefined && isJsonType(contentType) && typeof value === "object";
  return { name, style, explode, ...(isWhole ? { contentType } : {}) };
};

const readForm = (reader: SchemaReader, conjunct: Conjunct, media: MediaType, query: RawQuery): Json => {
  const object: JsonObject = {};
  const shapes = reader.shapes(conjunct);
  const names = [...new Set(shapes.flatMap(({ merged }) => merged.propertyNames))];
  const used = new Set<string>();
  const others = new Set(names);
  for (const name of names) {
    const inner = propertyOf(reader, conjunct, name);
    const read = readField(reader, fieldOf(media.encodings[name], name), inner, query, others);
    for (const each of read.used) used.add(each);
    if (read.value !== undefined) object[name] = read.value;
  }
  for (const [name, raw] of Object.entries(query)) {
    if (used.has(name)) continue;
    const types = admittedTypes(reader, propertyOf(reader, conjunct, name));
    object[name] = Array.isArray(raw) ? raw : readScalar(raw, types);
  }
  return object;
};

const fieldOf = (
  { contentType, style = "form", explode = style === "form" }: Encoding = {},
  name: string,
): Field => ({
  name,
  style,
  explode,
  ...(contentType !== undefined && isJsonType(contentType) ? { contentType } : {}),
});

const propertyOf = (reader: SchemaReader, conjunct: Conjunct, name: string): Conjunct => {
  const found = reader.shapes(conjunct).map(({ merged }) => merged.property(name));
  return found.find((each) => each !== undefined && each.length > 0) ?? [];
};

const partsOf = (reader: SchemaReader, media: MediaType, value: JsonObject): Part[] =>
  Object.entries(value).flatMap(([name, each]) => {
    const inner = propertyOf(reader, reader.at(media.schemaPointer), name);
    const items = Array.isArray(each) ? each : [each];
    const type = media.encodings[name]?.contentType?.split(",")[0]?.trim();
    return items.map((item): Part => {
      const isFile = isBinary(reader, inner);
      const own =
        type ??
        (typeof item === "object" ? "application/json" : isFile ? "application/octet-stream" : undefined);
      return {
        name,
        text: scalar(item),
        ...(own === undefined ? {} : { contentType: own }),
        ...(isFile ? { fileName: "file" } : {}),
      };
    });
  });

/** True if the values of a schema, or the items of its list, are files. */
const isBinary = (reader: SchemaReader, conjunct: Conjunct): boolean =>
  reader.shapes(conjunct).some(({ merged, parts }) => {
    const items = merged.types.includes("array") ? reader.shapes(merged.item(0)) : [];
    return [parts, ...items.map((item) => item.parts)].flat().some(({ schema }) => isFile(schema));
  });

const isFile = ({ format, contentMediaType, contentEncoding }: JsonObject): boolean =>
  format === "binary" || (contentMediaType !== undefined && contentEncoding === undefined);

const readMultipart = (reader: SchemaReader, conjunct: Conjunct, parts: readonly Part[]): Json => {
  const object: JsonObject = {};
  for (const name of new Set(parts.map((part) => part.name))) {
    const inner = propertyOf(reader, conjunct, name);
    const own = parts.filter((part) => part.name === name);
    const types = admittedTypes(reader, inner);
    const isList =
      types.has("array") && (own.length > 1 || !isJsonType(own[0]?.contentType) || !types.has("object"));
    const item =
      reader
        .shapes(inner)
        .find(({ merged }) => merged.types.includes("array"))
        ?.merged.item(0) ?? [];
    const itemTypes = isList ? admittedTypes(reader, item) : types;
    const values = own.map(({ text, contentType }) =>
      isJsonType(contentType) ? parseJson(text) : readScalar(text, itemTypes),
    );
    const [first = null] = values;
    // A client may send a whole list as one JSON part.
    if (isList) object[name] = values.length === 1 && Array.isArray(first) ? first : values;
    else object[name] = values.length === 1 ? first : values;
  }
  return object;
};
