import { ContractError } from "../contract-error.js";
import { isJsonObject, type Json, type JsonObject } from "../document/json.js";
import { identityName } from "../memory/identity-name.js";
import { newIdentity } from "../memory/new-identity.js";
import { propertiesOf } from "../memory/properties.js";
import type { SchemaReader } from "../schema/schema-reader.js";
import { buildValue } from "../values/build-value.js";
import { findWebhook, type Webhook } from "./find-webhook.js";
import { documentedSignature, type SignatureKind, type SignWebhook, signatureHeaders } from "./signature.js";

/** The contents and the signature of a webhook. */
export interface WebhookOptions {
  /** Replaces properties of the document's example. */
  readonly body?: JsonObject;
  /** The signing secret; required for every signature except `none`. */
  readonly secret?: string;
  /**
   * Valid, with another secret, a day old, with both another secret and the right one, or unsigned.
   * @default "right"
   */
  readonly signature?: SignatureKind;
  /** Creates the signature headers, if the document does not describe them with `x-webhook-signature`. */
  readonly sign?: SignWebhook;
  /**
   * The time of the signature.
   * @default now
   */
  readonly at?: Date;
  /**
   * The deadline for the receiver's answer, in milliseconds.
   * @default 10_000
   */
  readonly timeoutMs?: number;
}

/** A webhook that was sent, and its receiver's answer. */
export interface SentWebhook {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Json;
  /** How the body differs from the document, in words: a test may do that deliberately. */
  readonly differences: readonly string[];
  readonly answer: { readonly status: number; readonly body: string };
}

/** Sends webhooks of a document. */
export type SendWebhook = (event: string, to: string | URL, options?: WebhookOptions) => Promise<SentWebhook>;

/** Creates the function that sends the webhooks of a document; each one has its own id. */
export const createWebhookSender = (reader: SchemaReader): SendWebhook => {
  const sent = new Set<string>();
  return async (event, to, options = {}) => {
    const webhook = findWebhook(reader, event);
    const body = { ...eventBody(reader, webhook, event, sent), ...options.body };
    const text = JSON.stringify(body);
    const headers = {
      "content-type": webhook.media.type,
      ...(await signed(reader.document, text, options)),
    };
    const { method } = webhook.operation;
    const signal = AbortSignal.timeout(options.timeoutMs ?? 10_000);
    const response = await fetch(to, { method, headers, body: text, signal, redirect: "manual" });
    const answer = { status: response.status, body: await response.text() };
    return { headers, body, differences: differencesOf(reader, webhook, body), answer };
  };
};

const eventBody = (
  reader: SchemaReader,
  { media, typeName }: Webhook,
  event: string,
  sent: Set<string>,
): JsonObject => {
  const conjunct = reader.at(media.schemaPointer);
  const example = media.examples[0]?.value ?? buildValue(reader, conjunct);
  const body: JsonObject = isJsonObject(example) ? { ...example } : {};
  if (typeName !== undefined) body[typeName] = event;
  const identity = identityName(Object.keys(body), "event_id");
  const schema = identity === undefined ? undefined : propertiesOf(reader, conjunct).get(identity);
  if (identity === undefined || schema === undefined) return body;
  // Receivers recognise a repeat by the id; to repeat a webhook, pass its id.
  const id = newIdentity(reader, schema, sent.size + 1, (each) => sent.has(each), body[identity]);
  sent.add(String(id));
  return { ...body, [identity]: id };
};

const signed = async (
  document: JsonObject,
  text: string,
  { signature = "right", secret, sign, at = new Date() }: WebhookOptions,
): Promise<Readonly<Record<string, string>>> => {
  if (signature === "none") return {};
  const way = sign ?? documentedSignature(document);
  if (way === undefined) {
    if (secret === undefined) return {};
    throw new ContractError("bad-option", "The document does not say how a webhook is signed. Give `sign`.");
  }
  if (secret === undefined || secret === "") {
    throw new ContractError("bad-option", 'The webhook is signed: give `secret`, or `signature: "none"`.');
  }
  return signatureHeaders(signature, way, text, secret, at);
};

const differencesOf = (reader: SchemaReader, { media }: Webhook, body: Json): string[] => {
  if (media.schemaPointer === undefined) return [];
  const validate = reader.compiler.compile(media.schemaPointer);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `body${instancePath} ${message}`);
};
