import { exactText, refuseInexact } from "./exact-numbers.js";
import type { RequestBody } from "./operation.js";
import { writeQuery } from "./write-query.js";

const isFile = (value: unknown): value is Blob => value instanceof Blob;

/** Writes `application/x-www-form-urlencoded`: arrays repeat the name, objects become `name[key]`. */
export const writeForm = (body: unknown): RequestBody =>
  // As a value of its own kind: fetch then sets the content type itself.
  new URLSearchParams(writeQuery(Object(body)));

/** Writes `multipart/form-data`: a Blob is a file, an array repeats the name, an object is JSON. */
export const writeMultipart = (body: unknown): RequestBody => {
  if (body instanceof FormData) {
    return body;
  }
  const form = new FormData();
  for (const [name, value] of Object.entries(Object(body) as object)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (isFile(part)) {
        form.append(name, part);
      } else if (part !== undefined && part !== null) {
        form.append(name, exactText(part));
      }
    }
  }
  return form;
};

/** Writes JSON under a media type of its own, such as `application/merge-patch+json`. */
export const createJsonWriter =
  (type: string) =>
  (body: unknown): RequestBody =>
    new Blob([JSON.stringify(body, refuseInexact)], { type });

/** Sends a text, a Blob or bytes as they are, under a media type; a Blob that has a type keeps it. */
export const createRawWriter =
  (type: string) =>
  (body: unknown): RequestBody =>
    isFile(body) && body.type ? body : new Blob([body as BlobPart], { type });

/** Reads an answer as text. */
export const readText = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Reads an answer as the bytes it is made of. */
export const readRaw = (bytes: Uint8Array | undefined): Uint8Array => bytes ?? new Uint8Array();
