import { webhookSignature } from "./generated/operations.js";

/** The bytes that a signature is made of. */
export const signedBytes = (timestamp: string, body: Uint8Array): Uint8Array<ArrayBuffer> => {
  const prefix = new TextEncoder().encode(`${timestamp}.`);
  const signed = new Uint8Array(prefix.length + body.length);
  signed.set(prefix);
  signed.set(body, prefix.length);
  return signed;
};

/** A key of Web Crypto. Not `CryptoKey`, which programs with the types of Node.js and without those of the DOM do not have. */
type ImportedKey = ReturnType<typeof crypto.subtle.importKey>;

/** The secret as a key of Web Crypto. */
export const importSecret = (secret: string, usage: "sign" | "verify"): ImportedKey => {
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  return crypto.subtle.importKey("raw", new TextEncoder().encode(secret), algorithm, false, [usage]);
};

/** The body as bytes, whichever way it was given. */
export const bytesOf = (body: string | Uint8Array): Uint8Array =>
  typeof body === "string" ? new TextEncoder().encode(body) : body;

/** Refuses a secret that nothing can be signed with. */
export const checkSecret = (secret: string): void => {
  if (typeof secret !== "string" || !secret) {
    throw new TypeError("Soap webhook: `secret` must be text, and not empty.");
  }
};

const hex = (bytes: ArrayBuffer): string =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * The value of the signature header for a body, as Soap would sign it: for the tests of your receiver.
 *
 * @param rawBody The body that the test sends, byte for byte.
 * @param secret The webhook signing secret that the receiver has.
 * @param signedAt The signed time. Default: the current time.
 * @throws {TypeError} when the secret or the time cannot be used.
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
