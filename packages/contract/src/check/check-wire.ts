import type { CallInput } from "../client/call-input.js";
import { queryOf } from "../client/http-adapter.js";
import { mediaFor } from "../document/answer-for.js";
import type { DocumentFault } from "../document/document-fault.js";
import type { Operation } from "../document/operation.js";
import { decodeText, matchPath } from "../document/route.js";
import { isEqual } from "../schema/merged.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { readBodyValue, writeBody } from "../wire/body.js";
import { readSimpleParameter } from "../wire/deserialise.js";
import { fillPath, serialiseSimple } from "../wire/serialise.js";
import type { SentRequest } from "./observed-call.js";

/** What a request on the wire is compared with. */
export interface WireExpectation {
  readonly operation: Operation;
  readonly input: CallInput;
  readonly reader: SchemaReader;
  readonly baseUrl: string;
  readonly credentials: readonly { readonly scheme: string; readonly value: string }[];
}

/** How a request differs from the document and the call, in method, path, query, headers and body. */
export const wireReasons = (sent: SentRequest, expected: WireExpectation): string[] => {
  const { operation, baseUrl } = expected;
  const reasons: string[] = [];
  if (sent.method !== operation.method)
    reasons.push(`the method is ${sent.method} instead of ${operation.method}`);
  const base = new URL(`${baseUrl}/`);
  const url = new URL(sent.url);
  if (url.origin !== base.origin) reasons.push("the request went to another server");
  if (!isPath(url.pathname.slice(base.pathname.length - 1), expected))
    reasons.push("the path is not the documented one");
  return [
    ...reasons,
    ...queryReasons(url, expected),
    ...headerReasons(sent, expected),
    ...bodyReasons(sent, expected),
  ];
};

/** Reports a client that sends a credential although the document does not say whether the operation needs one. */
export const credentialFaults = ({ headers }: SentRequest, operation: Operation): DocumentFault[] => {
  const sent = operation.unsaidSecurity.filter(
    ({ place, key }) => place === "header" && headers[key] !== undefined,
  );
  return sent.map(({ name }) => ({
    pointer: operation.pointer,
    reason: `it has no security, and neither has the document; the client sent the credential ${name}`,
  }));
};

/** True if a path matches the operation with the given values. */
const isPath = (path: string, { operation, input, reader }: WireExpectation): boolean => {
  // Where values hold what stands between them in the path, only the whole can be compared: /{from}-{to}.
  if (path === fillPath(operation.path, operation.parameters, input.path)) return true;
  const values = matchPath(operation.path, path);
  if (!values) return false;
  return operation.parameters
    .filter(({ in: place }) => place === "path")
    .every((parameter) => {
      const raw = values[parameter.name];
      const given = input.path[parameter.name];
      if (raw === undefined || given === undefined) return raw === given;
      const read = (text: string) => readSimpleParameter(reader, parameter, text, decodeText);
      return isEqual(read(raw), read(serialiseSimple(parameter, given, encodeURIComponent)));
    });
};

const queryReasons = (
  { searchParams }: URL,
  { operation, input, credentials }: WireExpectation,
): string[] => {
  const inQuery = credentials.flatMap(({ scheme, value }) => {
    const found = operation.security.flat().find(({ name, place }) => name === scheme && place === "query");
    return found ? [[found.key, value] as const] : [];
  });
  const wanted = [...queryOf(operation, input), ...inQuery].map(([name, text]) => `${name}=${text}`);
  const given = [...searchParams].map(([name, text]) => `${name}=${text}`);
  const nameOf = (pair: string) => pair.slice(0, pair.indexOf("="));
  const missing = without(wanted, given).map((pair) => `the query lacks the value given for ${nameOf(pair)}`);
  return [
    ...missing,
    ...without(given, wanted).map((pair) => `the query holds an undeclared value for ${nameOf(pair)}`),
  ];
};

const without = (texts: readonly string[], others: readonly string[]): string[] => {
  const rest = [...others];
  return texts.filter((text) => {
    const index = rest.indexOf(text);
    if (index >= 0) rest.splice(index, 1);
    return index < 0;
  });
};

/** The name of a scheme may be written in capitals (RFC 9110, 11.1), what follows it may not. */
const isSameHeader = (given: string, wanted: string, prefix: string): boolean =>
  given.slice(prefix.length) === wanted.slice(prefix.length) &&
  given.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();

const headerReasons = (sent: SentRequest, { operation, input, credentials }: WireExpectation): string[] => {
  const wanted = new Map<string, string>();
  for (const parameter of operation.parameters.filter((each) => each.in === "header")) {
    const value = input.headers[parameter.name];
    if (value !== undefined) wanted.set(parameter.name.toLowerCase(), serialiseSimple(parameter, value));
  }
  const prefixes = new Map<string, string>();
  for (const { scheme, value } of credentials) {
    const found = operation.security.flat().find(({ name, place }) => name === scheme && place === "header");
    if (found) wanted.set(found.key, found.prefix + value);
    if (found) prefixes.set(found.key, found.prefix);
  }
  const reasons = [...wanted].flatMap(([name, value]) => {
    const given = sent.headers[name];
    if (given === undefined) return [`the header ${name} is missing`];
    return isSameHeader(given, value, prefixes.get(name) ?? "")
      ? []
      : [`the header ${name} does not hold the documented form of its value`];
  });
  // A client may also send headers for its content type, its accepted types and its idempotency key.
  const unsaid = operation.unsaidSecurity.map(({ key }) => key);
  const known = ["accept", "content-type", operation.keyHeader ?? "accept"];
  const allowed = new Set([...wanted.keys(), ...unsaid, ...known]);
  const hasCookies =
    operation.parameters.some((each) => each.in === "cookie") ||
    credentials.some(({ scheme }) => placeOf(operation, scheme) === "cookie");
  for (const name of Object.keys(sent.headers)) {
    if (!allowed.has(name) && !(name === "cookie" && hasCookies))
      reasons.push(`the header ${name} is not declared`);
  }
  return reasons;
};

const placeOf = ({ security }: Operation, scheme: string): string | undefined =>
  security.flat().find(({ name }) => name === scheme)?.place;

const bodyReasons = (sent: SentRequest, { operation, input, reader }: WireExpectation): string[] => {
  if (input.body === undefined)
    return sent.body === undefined || sent.body === "" ? [] : ["there is a body that nobody gave"];
  if (sent.body === undefined) return ["the body is missing"];
  const type = sent.headers["content-type"];
  const media = mediaFor(operation.body?.contents ?? [], type);
  if (!media || !type) return [`the content type ${type} is not documented`];
  const own = { ...media, type };
  const value = readBodyValue(reader, own, sent.body, type);
  // A form has no null, and writes a number where the schema has a text as that text.
  const written = writeBody(reader, media, input.body);
  const given = readBodyValue(reader, media, written.body, written.contentType);
  return isEqual(value, given) || isEqual(value, input.body)
    ? []
    : ["the body is not the one that was given"];
};
