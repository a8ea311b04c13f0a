import { webhookSignature } from "./generated/operations.js";

/** The bytes that are signed. */
export const signedBytes = (timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const prefix = new TextEncoder().encode(`${timestamp}.`);
  const signed = new Uint8Array(prefix.length + body.length);
  signed.set(prefix);
  signed.set(body, prefix.length);
  return signed;
};

/** A key of Web Crypto. Not `CryptoKey`, because programs with Node.js types and without DOM types do not have it. */
type ImportedKey = ReturnType<typeof crypto.subtle.importKey>;

/** Imports the secret as a key of Web Crypto. */
export const importSecret = (secret: string, usage: "sign" | "verify"): ImportedKey => {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, [usage]);
};

/** The body as bytes. */
export const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : body;

/** Refuses a secret that cannot be used for signing. */
export const checkSecret = (secret: string): void => {
  if (typeof secret !== "string" || !secret) {
    throw new TypeError("Soap webhook: `secret` must be text, and not empty.");
  }
};

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Returns the signature header's value for a body, as Soap would sign it. Use it to test your receiver.
 *
 * @param rawBody the body that the test sends, byte for byte.
 * @param secret the receiver's webhook signing secret.
 * @param signedAt the signed time. Default: the current time.
 * @throws {TypeError} if the secret or the time is invalid.
 * @example
 * ```ts
 * import { signSoapWebhook, soapWebhookHeader } from "@provider-clients/soap/webhooks";
 *
 * const body = JSON.stringify({ event_id: "evt_1", type: "checkout.hold", data: {} });
 * const headers = { [soapWebhookHeader]: await signSoapWebhook(body, "test secret") };
 * await fetch("http://localhost:3000", { method: "POST", headers, body });
 * ```
 */
export const signSoapWebhook = async (
  rawBody: string | Uint8Array,
  secret: string,
  signedAt: Date = new Date(),
): Promise<string> => {
  checkSecret(secret);
  const seconds = Math.floor(signedAt.getTime() / 1000);
  if (!(seconds >= 0)) {
    throw new TypeError("Soap webhook: `signedAt` must be a valid date.");
  }
  const key = await importSecret(secret, "sign");
  const signature = await crypto.subtle.sign("HMAC", key, signedBytes(`${seconds}`, bytesOf(rawBody)));
  return `${webhookSignature.timestamp}=${seconds},${webhookSignature.signature}=${hex(signature)}`;
};
