import { joinPointer } from "@provider-clients/openapi";
import { essenceOf, isJsonType } from "../wire/media-types.js";
import type { DocumentFault } from "./document-fault.js";
import { isJsonObject, type Json, type JsonObject } from "./json.js";
import { atPointer, valueAt } from "./pointer.js";
import { type Located, resolve } from "./resolve.js";

/**
 * Puts values in place of examples of an operation that are the text of JSON, where the schema describes an object or a
 * list: a whole family of documents is written like that (Xero's), and a server that quoted it would be no server.
 * References inside of examples are followed: by OpenAPI they are data, but Prism follows them.
 */
export const mendExamples = (document: JsonObject, operation: Located, faults: DocumentFault[]): void => {
  for (const { pointer, value, isRequest } of bodiesOf(document, operation)) {
    for (const [type, written] of entriesOf(value.content)) {
      const media = resolve(document, joinPointer(pointer, "content", type), written);
      if (!media) continue;
      if (isRequest && isTextual(document, type, media.value.schema)) dropOthers(document, media, faults);
      if (!isJsonType(type)) continue;
      const how = { document, faults, isText: isCompound(document, media.value.schema) };
      mend(how, media, "example");
      for (const [name, each] of entriesOf(media.value.examples)) {
        const example = resolve(document, joinPointer(media.pointer, "examples", name), each);
        if (example) mend(how, example, "value");
      }
    }
  }
};

/** A body or an answer, which has content. */
interface Body extends Located {
  readonly isRequest: boolean;
}

const bodiesOf = (document: JsonObject, { pointer, value }: Located): readonly Body[] => {
  const answers = entriesOf(value.responses).map(([status, written]) =>
    resolve(document, joinPointer(pointer, "responses", status), written),
  );
  const body = resolve(document, joinPointer(pointer, "requestBody"), value.requestBody);
  return [body, ...answers].flatMap((each, index) => (each ? [{ ...each, isRequest: index === 0 }] : []));
};

/** Neither JSON nor a form: its value is the text that is sent, or bytes. Any type is JSON if its schema says so. */
const isTextual = (document: JsonObject, type: string, schema: Json | undefined): boolean => {
  const plain = essenceOf(type);
  if (plain === "*/*" || plain === "application/*") return !isCompound(document, schema);
  return !isJsonType(type) && !["application/x-www-form-urlencoded", "multipart/form-data"].includes(plain);
};

/** Removes the examples of a request that are no text: nobody can say how YAML or XML is written from a value. */
const dropOthers = (
  document: JsonObject,
  { pointer, value: media }: Located,
  faults: DocumentFault[],
): void => {
  const reason = "its body is sent as a text, and it is none; it is left out";
  if (typeof media.example === "object") {
    delete media.example;
    faults.push({ pointer: joinPointer(pointer, "example"), reason });
  }
  const { examples } = media;
  if (!isJsonObject(examples)) return;
  for (const [name, written] of Object.entries(examples)) {
    const at = joinPointer(pointer, "examples", name);
    const example = resolve(document, at, written);
    if (example === undefined || typeof example.value.value !== "object") continue;
    delete examples[name];
    faults.push({ pointer: at, reason });
  }
};

const isCompound = (document: JsonObject, written: Json | undefined): boolean => {
  const { type, properties, items } = resolve(document, "", written)?.value ?? {};
  if (type === undefined) return properties !== undefined || items !== undefined;
  return type === "object" || type === "array";
};

interface How {
  readonly document: JsonObject;
  readonly faults: DocumentFault[];
  /** True if a text is read as the JSON that it contains. */
  readonly isText: boolean;
}

const mend = ({ document, faults, isText }: How, { pointer, value }: Located, key: string): void => {
  const example = value[key];
  if (example === undefined) return;
  const read = isText && typeof example === "string" ? compoundIn(example) : undefined;
  const meant = read ?? followed(document, example);
  if (meant === example) return;
  value[key] = meant;
  const reason =
    read === undefined
      ? "it has a reference; what that leads to is used"
      : "it is a text of JSON; what the text says is used";
  faults.push({ pointer: joinPointer(pointer, key), reason });
};

/** The value with what its references lead to; the same value if there are none that lead anywhere. */
const followed = (document: JsonObject, value: Json, depth = 0): Json => {
  if (typeof value !== "object" || value === null || depth > 20) return value;
  if (!Array.isArray(value) && typeof value.$ref === "string") {
    return atPointer(document, value.$ref) ?? value;
  }
  const entries = Object.entries(value).map(
    ([key, each]) => [key, followed(document, each, depth + 1)] as const,
  );
  if (entries.every(([key, each]) => each === valueAt(value, [key]))) return value;
  return Array.isArray(value) ? entries.map(([, each]) => each) : Object.fromEntries(entries);
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
