import type { IncomingMessage } from "node:http";
import type { Json } from "../document/json.js";

/** What came with a request: its bytes as text and as value, or why they cannot be used. */
export type ReadBody =
  | { readonly kind: "body"; readonly value: Json | undefined; readonly length: number }
  | { readonly kind: "malformed" }
  | { readonly kind: "too-large" };

/** Reads the body of a request, at most `maxBytes` of it, and parses it when it says that it is JSON. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    length += bytes.length;
    if (length > maxBytes) return { kind: "too-large" };
    chunks.push(bytes);
  }
  if (length === 0) return { kind: "body", value: undefined, length };
  const text = Buffer.concat(chunks).toString("utf8");
  if (!isJsonType(request.headers["content-type"])) return { kind: "body", value: text, length };
  try {
    const value: Json = JSON.parse(text);
    return { kind: "body", value, length };
  } catch {
    return { kind: "malformed" };
  }
}

/** Whether a content type carries JSON. */
export function isJsonType(contentType: string | undefined): boolean {
  return /^application\/([\w.!#$&^-]+\+)?json\s*(;|$)/i.test(contentType ?? "");
}
