import { createHmac } from "node:crypto";
import { ContractError } from "../contract-error.js";
import { isJsonObject, type JsonObject } from "../document/json.js";

/** Signs a body like the provider and returns the signature headers. */
export type SignWebhook = (
  body: string,
  secret: string,
  at: Date,
) => Readonly<Record<string, string>> | Promise<Readonly<Record<string, string>>>;

const hashes: Readonly<Record<string, string>> = {
  "HMAC-SHA1": "sha1",
  "HMAC-SHA256": "sha256",
  "HMAC-SHA384": "sha384",
  "HMAC-SHA512": "sha512",
};

/**
 * The signature that `x-webhook-signature` in a document describes; undefined if there is none.
 *
 * @throws {ContractError} `bad-option` for an unknown algorithm or encoding: pass `sign` instead.
 */
export const documentedSignature = (document: JsonObject): SignWebhook | undefined => {
  const described = document["x-webhook-signature"];
  if (!isJsonObject(described)) return undefined;
  const { header, timestamp, signature, payload, algorithm = "HMAC-SHA256", encoding = "hex" } = described;
  const hash = hashes[String(algorithm)];
  if (hash === undefined || (encoding !== "hex" && encoding !== "base64")) {
    const message = `x-webhook-signature: ${algorithm} in ${encoding} is not known here. Give \`sign\`, which makes the headers.`;
    throw new ContractError("bad-option", message);
  }
  return (body, secret, at) => {
    const seconds = String(Math.floor(at.getTime() / 1000));
    const text = String(payload).replace(/\{(timestamp|body)\}/g, (_, name) =>
      name === "body" ? body : seconds,
    );
    const made = createHmac(hash, secret).update(text).digest(encoding);
    const parts = [
      ...(typeof timestamp === "string" ? [`${timestamp}=${seconds}`] : []),
      typeof signature === "string" ? `${signature}=${made}` : made,
    ];
    return { [String(header)]: parts.join(",") };
  };
};

/**
 * How a webhook is signed: as the receiver expects it, with another secret, a day ago, with another secret and the
 * right one (as during a change of secrets), or not at all.
 */
export type SignatureKind = "right" | "wrong" | "expired" | "twice" | "none";

const dayMs = 86_400_000;

/** The headers for a kind of signature. */
export const signatureHeaders = async (
  kind: SignatureKind,
  sign: SignWebhook,
  body: string,
  secret: string,
  at: Date,
): Promise<Readonly<Record<string, string>>> => {
  const other = `not ${secret}`;
  if (kind === "none") return {};
  if (kind === "wrong") return sign(body, other, at);
  if (kind === "expired") return sign(body, secret, new Date(at.getTime() - dayMs));
  const right = await sign(body, secret, at);
  if (kind === "right") return right;
  const wrong = await sign(body, other, at);
  return Object.fromEntries(
    Object.entries(right).map(([name, value]) => [name, joined(wrong[name] ?? "", value)]),
  );
};

/** Joins two values of one header into one list; parts that both contain, such as the time, occur once. */
const joined = (one: string, other: string): string =>
  [...new Set([...one.split(","), ...other.split(",")])].join(",");
