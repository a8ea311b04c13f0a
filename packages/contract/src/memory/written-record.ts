import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import type { MediaType } from "../document/operation.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { propertiesOf } from "./properties.js";

/** Where a body contains a record, and under which names. */
export interface WrittenRecord {
  /** The property of the body that contains the record; undefined if the body is the record. */
  readonly envelope?: string;
  /** The record's name for each property: the same, unless `x-resource: {name: Firstname}` states another. */
  readonly names: ReadonlyMap<string, string>;
  /** The properties, by the record's name, whose members are merged into the existing ones. */
  readonly merged: ReadonlySet<string>;
  /** What the document assumes for properties that are not sent, by the record's name. */
  readonly defaults: JsonObject;
}

/** How a body of a media type writes a record with the given properties. */
export const writtenRecord = (
  reader: SchemaReader,
  { schemaPointer }: MediaType,
  recordNames: ReadonlySet<string>,
): WrittenRecord => {
  const body = propertiesOf(reader, reader.at(schemaPointer));
  const isOfRecord = (properties: ReadonlyMap<string, Conjunct>) =>
    [...namesOf(properties).values()].some((name) => recordNames.has(name));
  if (!isOfRecord(body)) {
    for (const [envelope, conjunct] of body) {
      const inner = propertiesOf(reader, conjunct);
      if (isOfRecord(inner)) return { envelope, ...whatIsWritten(reader, inner) };
    }
  }
  return whatIsWritten(reader, body);
};

const whatIsWritten = (
  reader: SchemaReader,
  properties: ReadonlyMap<string, Conjunct>,
): Omit<WrittenRecord, "envelope"> => {
  const names = namesOf(properties);
  const defaults = [...properties].flatMap(([name, schemas]): [string, Json][] => {
    const value = defaultOf(reader, schemas);
    return value === undefined ? [] : [[names.get(name) ?? name, value]];
  });
  return { names, merged: mergedOf(properties), defaults: Object.fromEntries(defaults) };
};

const defaultOf = (reader: SchemaReader, conjunct: Conjunct): Json | undefined =>
  reader
    .shapes(conjunct)
    .flatMap(({ parts }) => parts.map(({ schema }) => schema.default))
    .find((value) => value !== undefined);

const namesOf = (properties: ReadonlyMap<string, Conjunct>): ReadonlyMap<string, string> =>
  new Map([...properties].map(([name, schemas]) => [name, nameOf(schemas) ?? name]));

const mergedOf = (properties: ReadonlyMap<string, Conjunct>): ReadonlySet<string> =>
  new Set(
    [...properties]
      .filter(([, schemas]) => schemas.some(({ schema }) => extensionOf(schema).isMerged === true))
      .map(([name, schemas]) => nameOf(schemas) ?? name),
  );

const nameOf = (schemas: Conjunct): string | undefined =>
  schemas.map(({ schema }) => extensionOf(schema).name).find((name) => typeof name === "string");

const extensionOf = (schema: unknown): Readonly<Record<string, unknown>> => {
  const extension = isJsonObject(schema) ? schema["x-resource"] : undefined;
  return isJsonObject(extension) ? extension : {};
};
