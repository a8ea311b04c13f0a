import type { SchemaReader } from "../schema/schema-reader.js";

/** Strings that match a format, simplest first. */
export const formatTexts: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-02-29", "1990-01-01"],
  "date-time": ["2024-02-29T12:34:56Z", "2024-02-29T12:34:56.789+02:00"],
  time: ["12:34:56Z"],
  duration: ["P1DT2H"],
  email: ["jane@example.com", "j.doe+tag@mail.example.org"],
  "idn-email": ["jane@example.com"],
  hostname: ["example.com"],
  "idn-hostname": ["example.com"],
  ipv4: ["192.0.2.1"],
  ipv6: ["2001:db8::1"],
  uri: ["https://example.com/path?x=1"],
  "uri-reference": ["/path?x=1"],
  iri: ["https://example.com/path"],
  "iri-reference": ["/path"],
  url: ["https://example.com/path"],
  "uri-template": ["https://example.com/{id}"],
  uuid: ["3f1b8c4e-7c2e-4c2c-8d2f-179cf0efb36b"],
  "json-pointer": ["/a/b"],
  "relative-json-pointer": ["1/a"],
  regex: ["^a+$"],
  byte: ["ZXhhbXBsZQ=="],
};

/** Strings that violate a format, most similar first. */
export const brokenFormatTexts: Readonly<Record<string, readonly string[]>> = {
  date: ["2024-02-30", "2024-13-01", "not-a-date"],
  "date-time": ["2024-02-30T12:34:56Z", "2024-02-29 12:34:56", "not-a-date-time"],
  time: ["25:61:61Z", "not-a-time"],
  duration: ["1 day"],
  email: ["not-an-email", "@"],
  "idn-email": ["not-an-email"],
  hostname: ["not a hostname", "-"],
  "idn-hostname": ["not a hostname"],
  ipv4: ["256.0.0.1", "not-an-address"],
  ipv6: ["12345::", "not-an-address"],
  uri: ["not a uri"],
  "uri-reference": ["not a uri\\"],
  url: ["not a url"],
  "uri-template": ["{"],
  uuid: ["3f1b8c4e-7c2e-4c2c-8d2f", "not-a-uuid"],
  "json-pointer": ["a~"],
  "relative-json-pointer": ["a"],
  regex: ["("],
  byte: ["not base64!"],
};

/** The constraints of a string. */
export interface TextRules {
  readonly formats: readonly string[];
  readonly patterns: readonly string[];
  readonly minLength: number;
  readonly maxLength: number;
}

const longestBuilt = 1_000_000;

/** Strings that satisfy the constraints, in a fixed order; the caller validates and chooses. */
export function* textsFor(
  reader: SchemaReader,
  { formats, patterns, minLength, maxLength }: TextRules,
  size?: number,
): Generator<string> {
  const length = size ?? Math.min(Math.max(minLength, 0), maxLength);
  if (length > longestBuilt) return;
  for (const format of formats) {
    for (const text of formatTexts[format] ?? []) {
      yield text;
      if (format.endsWith("email")) yield* emailOf(length, text);
      if (length > text.length && format.startsWith("uri")) yield text + "a".repeat(length - text.length);
    }
  }
  for (const pattern of patterns) {
    const texts = reader.matchingTexts(pattern, undefined);
    if (size === undefined) yield* texts;
    else {
      yield* ofSize(texts, size);
      // Finding the others randomly takes a tenth of a second, so this comes last.
      yield* ofSize(reader.matchingTexts(pattern, size), size);
    }
  }
  for (const text of ["text", "Example"]) yield resized(text, minLength, maxLength, size);
}

const longestLocal = 64;
const longestDomain = 253;

/** An address lengthened to a length; none if RFC 5321 (4.5.3.1) allows no address that long. */
const emailOf = (length: number, address: string): string[] => {
  const [local = "", domain = ""] = address.split("@");
  const missing = length - address.length;
  const inLocal = Math.min(missing, longestLocal - local.length);
  const inDomain = missing - inLocal;
  if (missing <= 0 || domain.length + inDomain > longestDomain) return [];
  const labels = "a".repeat(inDomain % 2) + "a.".repeat(Math.floor(inDomain / 2));
  return [`${"a".repeat(inLocal)}${local}@${labels}${domain}`];
};

/** Those with the requested length, and others that are extended. */
function* ofSize(texts: readonly string[], size: number): Generator<string> {
  yield* texts.filter((text) => [...text].length === size);
  yield* texts.flatMap((text) => lengthened(text, size)).slice(0, 12);
}

/**
 * Random strings seldom have a given length. Many patterns allow extending a match: by repeating its end, or by
 * anything.
 */
const lengthened = (text: string, size: number): string[] => {
  const missing = size - [...text].length;
  const last = [...text].at(-1) ?? "x";
  return missing > 0
    ? [text + last.repeat(missing), text + "x".repeat(missing), "x".repeat(missing) + text]
    : [];
};

const resized = (text: string, minLength: number, maxLength: number, size: number | undefined): string => {
  const length = size ?? Math.min(Math.max(text.length, minLength), maxLength);
  return text.repeat(Math.ceil(length / text.length) || 0).slice(0, length);
};
