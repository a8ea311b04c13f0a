import type { CallInput } from "../client/call-input.js";
import { answerFor, mediaFor } from "../document/answer-for.js";
import { isJsonObject, type Json } from "../document/json.js";
import type { Operation, Parameter } from "../document/operation.js";
import type { Conjunct } from "../schema/conjunct.js";
import type { Readers, SchemaReader } from "../schema/schema-reader.js";
import { chosenMedia } from "../wire/body.js";

/** Redacts secrets and values marked by `x-sensitive` before anything is stored for a report. */
export interface Redactor {
  input(operation: Operation, input: CallInput): Json;
  /** A request body. */
  body(operation: Operation, body: Json): Json;
  /** A response body. */
  answer(operation: Operation, status: number, body: Json): Json;
  /** A line of a request, such as its URL or a header, without secrets and sensitive values of the call. */
  text(operation: Operation, input: CallInput, text: string): string;
}

/** Creates the redactor of a document. */
export const createRedactor = (readers: Readers, secrets: Readonly<Record<string, string>>): Redactor => {
  const reader = readers.request;
  const bodyOf = (operation: Operation, body: Json) => {
    const media = chosenMedia(reader, operation.body?.contents ?? []);
    return concealValue(reader, reader.at(media?.schemaPointer), body);
  };
  const isSensitive = ({ isSensitive: own, schemaPointer }: Parameter) => {
    return (
      own ||
      reader.at(schemaPointer).some(({ schema }) => isJsonObject(schema) && schema["x-sensitive"] === true)
    );
  };
  return {
    body: bodyOf,
    answer(operation, status, body) {
      const media = mediaFor(answerFor(operation, status)?.contents ?? [], undefined);
      return concealValue(readers.answer, readers.answer.at(media?.schemaPointer), body);
    },
    input(operation, input) {
      const hidden = operation.parameters.filter(isSensitive);
      const shown = (field: Readonly<Record<string, Json>>, place: string) => {
        const entries = Object.entries(field).map(([name, value]) => {
          const isHidden = hidden.some((each) => each.in === place && each.name === name);
          return [name, isHidden ? mark(value) : value];
        });
        return Object.fromEntries(entries);
      };
      return {
        path: shown(input.path, "path"),
        query: shown(input.query, "query"),
        headers: shown(input.headers, "header"),
        ...(input.body === undefined ? {} : { body: bodyOf(operation, input.body) }),
      };
    },
    text(operation, input, text) {
      const fields = { path: input.path, query: input.query, header: input.headers, cookie: input.cookies };
      const values = operation.parameters
        .filter(isSensitive)
        .flatMap(({ name, in: place }) => textsIn(fields[place][name]));
      return withoutWords(text, [...Object.values(secrets), ...values]);
    },
  };
};

/** Removes words, encoded or not. A word of one letter occurs everywhere and is kept. */
const withoutWords = (text: string, words: readonly string[]): string =>
  words
    .filter((word) => word.length > 1)
    .flatMap((word) => [word, encodeURIComponent(word)])
    .reduce((rest, word) => rest.replaceAll(word, "[redacted]"), text);

const textsIn = (value: Json | undefined): string[] => {
  if (typeof value === "string") return [value];
  if (typeof value === "number") return [String(value)];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isJsonObject(value) ? Object.values(value).flatMap(textsIn) : [];
};

const concealValue = (reader: SchemaReader, conjunct: Conjunct, value: Json): Json => {
  const shapes = reader.shapes(conjunct);
  if (shapes.some(({ parts }) => parts.some(({ schema }) => schema["x-sensitive"] === true)))
    return mark(value);
  const inside = (pick: (shape: (typeof shapes)[number]) => Conjunct | undefined): Conjunct => {
    const all = shapes.flatMap((shape) => pick(shape) ?? []);
    return [...new Map(all.map((located) => [located.pointer, located])).values()];
  };
  if (Array.isArray(value)) {
    return value.map((each, index) =>
      concealEither(
        reader,
        inside(({ merged }) => merged.item(index)),
        each,
      ),
    );
  }
  if (!isJsonObject(value)) return value;
  const entries = Object.entries(value).map(([name, each]): [string, Json] => {
    return [
      name,
      concealEither(
        reader,
        inside(({ merged }) => merged.property(name)),
        each,
      ),
    ];
  });
  return Object.fromEntries(entries);
};

// The branches of a union may contradict each other, so each is processed separately.
const concealEither = (reader: SchemaReader, conjunct: Conjunct, value: Json): Json => {
  if (conjunct.length < 2) return concealValue(reader, conjunct, value);
  return conjunct.reduce<Json>(
    (rest, located) => (isMark(rest) ? rest : concealValue(reader, [located], rest)),
    value,
  );
};

const mark = (value: Json): Json => {
  if (value === null) return null;
  if (typeof value === "string") return `[redacted text of ${value.length}]`;
  return `[redacted ${Array.isArray(value) ? "list" : typeof value}]`;
};

const isMark = (value: Json): boolean => typeof value === "string" && value.startsWith("[redacted ");
