import type { IncomingMessage } from "node:http";
import type { Json } from "../document/json.js";
import { isJsonType } from "../wire/media-types.js";

/** The body of a request, or why it is unusable. */
export type ParsedBody =
  | { readonly kind: "body"; readonly value: Json | undefined }
  | { readonly kind: "malformed" }
  | { readonly kind: "too-deep" }
  | { readonly kind: "too-large" };

/** Reads at most `maxBytes` of a request. */
export const readBody = async (
  request: IncomingMessage,
  maxBytes: number,
): Promise<Uint8Array | undefined | "too-large"> => {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > maxBytes) return "too-large";
    chunks.push(bytes);
  }
  return length === 0 ? undefined : Buffer.concat(chunks);
};

/** Parses a body if it is labelled as JSON; any other is a string. */
export const parseBody = (
  body: Uint8Array | undefined | "too-large",
  contentType: string | undefined,
): ParsedBody => {
  if (body === "too-large") return { kind: "too-large" };
  if (body === undefined) return { kind: "body", value: undefined };
  const text = new TextDecoder().decode(body);
  if (!isJsonType(contentType)) return { kind: "body", value: text };
  if (isTooDeep(text)) return { kind: "too-deep" };
  try {
    const value: Json = JSON.parse(text);
    return { kind: "body", value };
  } catch {
    return { kind: "malformed" };
  }
};

/** The maximum nesting of a JSON body: the judges process it recursively. */
export const deepestBody = 500;

const isTooDeep = (text: string): boolean => {
  let depth = 0;
  let isString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (isString) {
      if (character === "\\") index++;
      else if (character === '"') isString = false;
    } else if (character === '"') isString = true;
    else if (character === "[" || character === "{") {
      if (++depth > deepestBody) return true;
    } else if (character === "]" || character === "}") depth--;
  }
  return false;
};
