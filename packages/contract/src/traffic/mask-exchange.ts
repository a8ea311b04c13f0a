import { answerFor, mediaFor } from "../document/answer-for.js";
import { isJsonObject } from "../document/json.js";
import type { MediaType, Parameter } from "../document/operation.js";
import { atPointer } from "../document/pointer.js";
import { decodeText, type Route } from "../document/route.js";
import type { Readers, SchemaReader } from "../schema/schema-reader.js";
import { isJsonType } from "../wire/media-types.js";
import { admittedTypes, readScalar } from "../wire/read-text.js";
import type { Exchange } from "./exchange.js";
import { bodyValue } from "./locate.js";
import { formOf, maskValue, maskWhole } from "./mask.js";

/** Headers that say nothing of who sends. All others are kept by name, and their values are not. */
const plainHeaders = new Set(["accept", "content-type", "content-length", "retry-after", "idempotency-key"]);

/** An exchange without credentials and without what is personal in it. */
export const maskExchange = (
  readers: Readers,
  { operation, values }: Route,
  exchange: Exchange,
): Exchange => {
  const hidden = operation.parameters.filter((parameter) => isSensitive(readers.request, parameter));
  const declared = new Set(
    operation.parameters
      .filter((each) => each.in === "header" && !hidden.includes(each))
      .map(({ name }) => name.toLowerCase()),
  );
  const headers = maskHeaders(exchange.headers, declared);
  const { status, headers: answered, body } = exchange.answer;
  const sentMedia = mediaFor(operation.body?.contents ?? [], exchange.headers["content-type"]);
  const answerMedia = mediaFor(answerFor(operation, status)?.contents ?? [], answered["content-type"]);
  const sent = maskBody(readers.request, sentMedia, exchange.body, exchange.headers["content-type"]);
  const given = maskBody(readers.answer, answerMedia, body, answered["content-type"]);
  return {
    method: exchange.method,
    url: maskUrl(readers.request, exchange.url, hidden, operation.parameters, values),
    headers,
    ...(sent === undefined ? {} : { body: sent }),
    answer: {
      status,
      headers: maskHeaders(answered, new Set()),
      ...(given === undefined ? {} : { body: given }),
    },
  };
};

const isSensitive = (reader: SchemaReader, { isSensitive: own, schemaPointer }: Parameter): boolean => {
  const schema = schemaPointer && atPointer(reader.document, schemaPointer);
  return own || (isJsonObject(schema) && schema["x-sensitive"] === true);
};

const maskHeaders = (headers: Exchange["headers"], declared: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [
      name,
      plainHeaders.has(name) || declared.has(name) ? value : "[redacted]",
    ]),
  );

const maskBody = (
  reader: SchemaReader,
  media: MediaType | undefined,
  body: string | undefined,
  type: string | undefined,
): string | undefined => {
  const value = bodyValue(body, type);
  if (value === undefined) return body;
  // Only of JSON is it known which part is which.
  if (!isJsonType(type)) return String(formOf(value));
  return JSON.stringify(maskValue(reader, media ? reader.at(media.schemaPointer) : [], value));
};

const maskUrl = (
  reader: SchemaReader,
  address: string,
  hidden: readonly Parameter[],
  parameters: readonly Parameter[],
  values: Route["values"],
): string => {
  const url = new URL(address);
  const masked = ({ schemaPointer }: Parameter, text: string): string => {
    const conjunct = reader.at(schemaPointer);
    return String(maskWhole(reader, conjunct, readScalar(text, admittedTypes(reader, conjunct))));
  };
  for (const parameter of hidden.filter((each) => each.in === "path")) {
    const { [parameter.name]: text } = values;
    if (text === undefined) continue;
    const shown = encodeURIComponent(masked(parameter, decodeText(text)));
    const steps = url.pathname
      .split("/")
      .map((step) => (step.includes(text) ? step.replaceAll(text, shown) : step));
    url.pathname = steps.join("/");
  }
  const query = [...url.searchParams].map(([name, value]): [string, string] => {
    const parameter = parameters.find((each) => each.in === "query" && each.name === name);
    // A name that is not declared may be part of an object that is, or a credential.
    if (parameter === undefined) return [name, String(formOf(value))];
    return [name, hidden.includes(parameter) ? masked(parameter, value) : value];
  });
  url.search = String(new URLSearchParams(query));
  return url.href;
};
