import type { Operation } from "../document/operation.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { isJsonType } from "../wire/media-types.js";

/** The schemas of an operation's successful JSON answers. */
export const successAnswers = (reader: SchemaReader, { answers }: Operation): readonly Conjunct[] =>
  answers
    .filter(({ status }) => /^2/.test(status))
    .flatMap(({ contents }) => contents)
    .filter(({ type, schemaPointer }) => schemaPointer !== undefined && isJsonType(type))
    .map(({ schemaPointer }) => reader.at(schemaPointer));
