import { joinPointer } from "@provider-clients/openapi";
import { isJsonType } from "../wire/media-types.js";
import type { DocumentFault } from "./document-fault.js";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { type Located, resolve } from "./resolve.js";

/**
 * Puts values in place of examples of an operation that are the text of JSON, where the schema describes an object or a
 * list: a whole family of documents is written like that (Xero's), and a server that quoted it would be no server.
 */
export const mendExamples = (document: JsonObject, operation: Located, faults: DocumentFault[]): void => {
  for (const { pointer, value } of bodiesOf(document, operation)) {
    for (const [type, written] of entriesOf(value.content)) {
      const media = resolve(document, joinPointer(pointer, "content", type), written);
      if (!media || !isJsonType(type) || !isCompound(document, media.value.schema)) continue;
      mend(media, "example", faults);
      for (const [name, each] of entriesOf(media.value.examples)) {
        const example = resolve(document, joinPointer(media.pointer, "examples", name), each);
        if (example) mend(example, "value", faults);
      }
    }
  }
};

/** What has content: the body of the request, and every answer. */
const bodiesOf = (document: JsonObject, { pointer, value }: Located): readonly Located[] => {
  const answers = entriesOf(value.responses).map(([status, written]) =>
    resolve(document, joinPointer(pointer, "responses", status), written),
  );
  const body = resolve(document, joinPointer(pointer, "requestBody"), value.requestBody);
  return [body, ...answers].filter((each) => each !== undefined);
};

const isCompound = (document: JsonObject, written: Json | undefined): boolean => {
  const { type, properties, items } = resolve(document, "", written)?.value ?? {};
  if (type === undefined) return properties !== undefined || items !== undefined;
  return type === "object" || type === "array";
};

const mend = ({ pointer, value }: Located, key: string, faults: DocumentFault[]): void => {
  const example = value[key];
  const meant = typeof example === "string" ? compoundIn(example) : undefined;
  if (meant === undefined) return;
  value[key] = meant;
  faults.push({
    pointer: joinPointer(pointer, key),
    reason: "it is a text of JSON; what the text says is used",
  });
};

const compoundIn = (text: string): Json | undefined => {
  try {
    const value: Json = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    // Any other text is the example itself, right or wrong.
    return undefined;
  }
};

const entriesOf = (value: Json | undefined): [string, Json][] =>
  isJsonObject(value) ? Object.entries(value) : [];
