import { type WebhookEvent, webhookSignature } from "./generated/operations.js";
import { bytesOf, checkSecret, importSecret, signedBytes } from "./sign-webhook.js";

export type { WebhookEvent } from "./generated/operations.js";
export { signSoapWebhook } from "./sign-webhook.js";

/** The name of the request header with the signature, in lower case, as Node and `Headers` use it. */
export const soapWebhookHeader: string = webhookSignature.header.toLowerCase();

/** How strictly a webhook is verified. */
export interface VerifySoapWebhookOptions {
  /**
   * The maximum difference between the signed time and now, in seconds and in either direction; anything beyond is
   * treated as a replay. Soap does not document a tolerance.
   * @default 300
   */
  readonly toleranceSeconds?: number;
  /**
   * The time to compare the signed time with.
   * @default the current time
   */
  readonly now?: Date;
}

/** Why a webhook was refused. */
export type SoapWebhookRefusal =
  | "missing-header"
  | "malformed-header"
  | "missing-timestamp"
  | "malformed-timestamp"
  | "missing-signature"
  | "malformed-signature"
  | "outside-tolerance"
  | "signature-mismatch"
  | "malformed-body";

const brand = Symbol.for("@provider-clients/soap-webhook-error");

/**
 * The error for a webhook that Soap did not send, or that was replayed or damaged. It quotes nothing from the request.
 */
export class SoapWebhookError extends Error {
  override readonly name = "SoapWebhookError";
  readonly [brand] = true;
  readonly reason: SoapWebhookRefusal;

  constructor(reason: SoapWebhookRefusal, explanation: string) {
    super(`Soap webhook refused: ${explanation} Do not act on it.`);
    this.reason = reason;
  }
}

/** True for an error of {@link verifySoapWebhook}, from any copy of this package. */
export const isSoapWebhookError = (value: unknown): value is SoapWebhookError =>
  typeof value === "object" && value !== null && brand in value;

interface SignedHeader {
  readonly timestamp: string;
  readonly signatures: readonly Uint8Array<ArrayBuffer>[];
}

// Each costs a hash over the whole body, and anybody can send a header.
const mostSignatures = 5;

const bytes = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

/** The values of one name in the header: at least one, and not more than `most`. */
function readParts(
  parts: readonly (readonly [string, string])[],
  key: string,
  missing: SoapWebhookRefusal,
  most: number,
): readonly string[] {
  const values = parts.filter(([name]) => name === key).map(([, value]) => value);
  if (values.length === 0) throw new SoapWebhookError(missing, `the signature header has no \`${key}\`.`);
  if (values.length > most) {
    throw new SoapWebhookError(
      "malformed-header",
      `the signature header has \`${key}\` more than ${most} times.`,
    );
  }
  return values;
}

/** Parts with other names are ignored: a later scheme may be sent beside today's. */
function readHeader(header: string | null | undefined): SignedHeader {
  if (!header) throw new SoapWebhookError("missing-header", `there is no ${webhookSignature.header} header.`);
  const parts = header.split(",").map((part) => {
    const [name = "", value, rest] = part.trim().split("=");
    if (!name || !value || rest !== undefined) {
      throw new SoapWebhookError("malformed-header", "the signature header is not a list of `name=value`.");
    }
    return [name, value] as const;
  });
  const { timestamp: time, signature } = webhookSignature;
  const [timestamp = ""] = readParts(parts, time, "missing-timestamp", 1);
  const signatures = readParts(parts, signature, "missing-signature", mostSignatures);
  if (!/^\d{1,12}$/.test(timestamp)) {
    throw new SoapWebhookError("malformed-timestamp", "the signed time is not in whole Unix seconds.");
  }
  if (!signatures.every((each) => /^[0-9a-f]{64}$/i.test(each))) {
    throw new SoapWebhookError("malformed-signature", "a signature is not 64 hexadecimal digits.");
  }
  return { timestamp, signatures: signatures.map(bytes) };
}

/**
 * True if one of the signatures was made with one of the secrets. Web Crypto's `verify` compares in constant time,
 * unlike a string comparison.
 */
async function isSigned(
  { timestamp, signatures }: SignedHeader,
  body: Uint8Array,
  secrets: readonly string[],
): Promise<boolean> {
  const signed = signedBytes(timestamp, body);
  for (const secret of secrets) {
    const key = await importSecret(secret, "verify");
    for (const signature of signatures) {
      if (await crypto.subtle.verify("HMAC", key, signature, signed)) return true;
    }
  }
  return false;
}

function parseEvent(body: Uint8Array): WebhookEvent {
  try {
    const event: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    if (typeof event === "object" && event !== null && "event_id" in event) return event as WebhookEvent;
  } catch {
    // The parser's error quotes the body, which may contain personal data, so it is not passed on.
  }
  throw new SoapWebhookError("malformed-body", "the signed body is not the documented JSON.");
}

function checkOptions(secrets: readonly string[], toleranceSeconds: number, now: Date): void {
  if (secrets.length === 0) throw new TypeError("Soap webhook: the list of secrets is empty.");
  for (const secret of secrets) checkSecret(secret);
  if (!(toleranceSeconds >= 0)) throw new TypeError("Soap webhook: `toleranceSeconds` must be 0 or more.");
  if (Number.isNaN(now.getTime())) throw new TypeError("Soap webhook: `now` must be a valid date.");
}

/**
 * Returns the event of a webhook after verifying that Soap signed it and that it is not a replay.
 *
 * `event_id` stays the same if Soap sends an event again: store it, and act on each event once.
 *
 * @param rawBody the request's body as received, before any parsing: JSON that was parsed and serialised again no
 * longer matches its signature.
 * @param header the value of the signature header; see {@link soapWebhookHeader}.
 * @param secret the webhook signing secret. While you change it, a list of the old and the new one: a signature with
 * either is accepted. Soap documents one signature in the header and does not mention more; if there are several (at
 * most five), one valid signature is enough.
 * @throws {SoapWebhookError} with `reason` if the header, the time, the signature or the body is invalid.
 * @throws {TypeError} if the secret or an option is invalid.
 * @example
 * ```ts
 * import { soapWebhookHeader, verifySoapWebhook } from "@provider-clients/soap/webhooks";
 *
 * export async function receive(request: Request, secret: string): Promise<Response> {
 *   const event = await verifySoapWebhook(await request.text(), request.headers.get(soapWebhookHeader), secret);
 *   return Response.json({ received: event.event_id });
 * }
 * ```
 */
export async function verifySoapWebhook(
  rawBody: string | Uint8Array,
  header: string | null | undefined,
  secret: string | readonly string[],
  { toleranceSeconds = 300, now = new Date() }: VerifySoapWebhookOptions = {},
): Promise<WebhookEvent> {
  const secrets = typeof secret === "object" ? secret : [secret];
  checkOptions(secrets, toleranceSeconds, now);
  const signed = readHeader(header);
  const body = bytesOf(rawBody);
  if (!(await isSigned(signed, body, secrets))) {
    throw new SoapWebhookError("signature-mismatch", "the signature does not match body, time and secret.");
  }
  if (Math.abs(now.getTime() / 1000 - Number(signed.timestamp)) > toleranceSeconds) {
    throw new SoapWebhookError("outside-tolerance", "the signed time is too far from now.");
  }
  return parseEvent(body);
}
