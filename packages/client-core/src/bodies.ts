import { refuseLossy } from "./exact-numbers.js";
import type { RequestBody } from "./operation.js";
import { type ParameterStyle, writeStyled } from "./parameters.js";
import { RefusedValue } from "./refused-value.js";
import { isMapping, scalarText } from "./scalar-text.js";
import { writeQuery } from "./write-query.js";

const isBytes = (value: unknown): value is ArrayBuffer | ArrayBufferView<ArrayBuffer> =>
  value instanceof ArrayBuffer || ArrayBuffer.isView(value);

const membersOf = (body: unknown): [string, unknown][] => {
  if (body instanceof FormData) return [...body];
  if (!isMapping(body)) {
    throw new RefusedValue("The body must be an object with a member for each field of the form.");
  }
  return Object.entries(body).filter(([, value]) => value !== undefined && value !== null);
};

/**
 * Writes `application/x-www-form-urlencoded`, each field according to its encoding (OpenAPI, Encoding Object). Default:
 * `style: form`, exploded. A list repeats its name, and each member of an object becomes a field.
 */
export const createFormWriter =
  (encodings: Readonly<Record<string, ParameterStyle>> = {}) =>
  (body: unknown): RequestBody => {
    const pairs = membersOf(body).map(([name, value]) => {
      const how = Object.hasOwn(encodings, name) ? encodings[name] : undefined;
      return how ? writeStyled("query", name, value, how) : writeQuery(name, value, true).join("&");
    });
    return new Blob([pairs.filter(Boolean).join("&")], { type: "application/x-www-form-urlencoded" });
  };

interface Part {
  readonly content: BlobPart;
  readonly type?: string | undefined;
  readonly filename?: string;
}

/** The first concrete media type of an encoding, which may be a list and contain wildcards. */
const namedType = (contentType: string | undefined): string | undefined =>
  contentType
    ?.split(",")
    .map((each) => each.trim())
    .find((each) => !each.includes("*"));

const isJson = (type: string): boolean => /[/+]json\b/i.test(type);

/** RFC 7578, section 4.4: a string has no type, an object is sent as JSON, bytes as a file. */
const partOf = (name: string, value: unknown, declared: string | undefined): Part => {
  if (value instanceof Blob) {
    const filename = "name" in value ? String(value.name) : name;
    return { content: value, type: value.type || declared || "application/octet-stream", filename };
  }
  if (isBytes(value)) return { content: value, type: declared ?? "application/octet-stream", filename: name };
  const isStructured = isMapping(value) || Array.isArray(value);
  if (!isStructured && !(declared && isJson(declared))) {
    return { content: scalarText(name, value), type: declared };
  }
  const type = declared ?? "application/json";
  if (!isJson(type)) throw new RefusedValue(`\`${name}\` must be ${type}: give it as a string or as bytes.`);
  return { content: JSON.stringify(value, refuseLossy), type };
};

// Escapes names like browsers do: RFC 7578, section 5.1.1, and the multipart/form-data encoding of the HTML standard.
const quoted = (text: string): string =>
  `"${text.replace(/["\r\n]/g, (each) => `%${each.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`)}"`;

const headOf = (name: string, { type, filename }: Part): string => {
  const file = filename === undefined ? "" : `; filename=${quoted(filename)}`;
  return [
    `Content-Disposition: form-data; name=${quoted(name)}${file}`,
    ...(type ? [`Content-Type: ${type}`] : []),
    "\r\n",
  ].join("\r\n");
};

/**
 * Writes `multipart/form-data` (RFC 7578). A Blob or bytes become a file, an object becomes JSON, a list becomes one
 * part per item. `contentTypes` are the document's encodings by field. A FormData is written the same way.
 */
export const createMultipartWriter =
  (contentTypes: Readonly<Record<string, string>> = {}) =>
  (body: unknown): RequestBody => {
    const boundary = `form-${crypto.randomUUID()}`;
    const chunks = membersOf(body).flatMap(([name, value]) => {
      const declared = Object.hasOwn(contentTypes, name) ? namedType(contentTypes[name]) : undefined;
      return (Array.isArray(value) ? value : [value]).flatMap((each) => {
        const part = partOf(name, each, declared);
        return [`--${boundary}\r\n${headOf(name, part)}`, part.content, "\r\n"];
      });
    });
    return new Blob([...chunks, `--${boundary}--\r\n`], {
      type: `multipart/form-data; boundary=${boundary}`,
    });
  };

/** Writes JSON under another media type, such as `application/merge-patch+json`. */
export const createJsonWriter =
  (type: string) =>
  (body: unknown): RequestBody =>
    new Blob([JSON.stringify(body, refuseLossy)], { type });

/**
 * Sends a string, a Blob or bytes unchanged under a media type; a Blob that has a type keeps it. For a range such as
 * `image/*`, only a Blob says which type is meant.
 */
export const createRawWriter =
  (type: string) =>
  (body: unknown): RequestBody => {
    if (type.endsWith("/*") && !(body instanceof Blob && body.type.startsWith(type.slice(0, -1)))) {
      throw new RefusedValue(`The body must be a Blob whose \`type\` is one of ${type}.`);
    }
    if (body instanceof Blob) return body.type ? body : new Blob([body], { type });
    if (typeof body !== "string" && !isBytes(body)) {
      throw new RefusedValue("The body must be text, bytes or a Blob.");
    }
    return new Blob([body], { type });
  };

/** Reads an answer as text. */
export const readText = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Reads an answer as bytes. */
export const readRaw = (bytes: Uint8Array | undefined): Uint8Array => bytes ?? new Uint8Array();
