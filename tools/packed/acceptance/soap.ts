import { createSoapClient, isSoapError } from "@provider-clients/soap";
import { validators } from "@provider-clients/soap/validators";
import { isSoapWebhookError, verifySoapWebhook } from "@provider-clients/soap/webhooks";
import { clientRows } from "./client-rows.ts";
import { type Rows, rejection, same } from "./rows.ts";

const connect = (baseUrl: string, judges = {}) =>
  createSoapClient({ apiKey: "secret-key", baseUrl, ...judges });

const body = '{"event_id":"evt_1","type":"customer.updated","data":{}}';

/** Soap's own signature for a body, a time and a secret. */
const sign = async (seconds: number, secret: string): Promise<string> => {
  const encoder = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), algorithm, false, ["sign"]);
  const signature = await crypto.subtle.sign("HMAC", key, encoder.encode(`${seconds}.${body}`));
  const digits = Array.from(new Uint8Array(signature), (byte) => byte.toString(16).padStart(2, "0"));
  return `t=${seconds},v1=${digits.join("")}`;
};

const webhook = async () => {
  const header = await sign(Math.floor(Date.now() / 1000), "whsec");
  same("event", (await verifySoapWebhook(body, header, "whsec")).event_id, "evt_1");
  const error = await rejection(verifySoapWebhook(body, header, "another"));
  if (!isSoapWebhookError(error)) throw new Error(`not a webhook error: ${error}`);
};

/** What the Soap client must do. */
export const soapRows: Rows = {
  ...clientRows({
    isError: isSoapError,
    change: (baseUrl, options) => connect(baseUrl).updateCustomer("cus/1", { first_name: "Jané" }, options),
    changeElsewhere: (baseUrl) => connect(baseUrl).updateCustomer("..", { first_name: "Jané" }),
    repeatable: (baseUrl, options) =>
      connect(baseUrl).searchCustomers({ ...options, query: { email: "jane@example.com" } }),
    validated: (baseUrl) =>
      connect(baseUrl, {
        validators,
        validate: { request: "enforce", response: "enforce" },
      }).updateCustomer("cus/1", { first_name: "Jané" }),
    departing: { id: 1, first_name: null },
    answer: { id: "cus/1", first_name: "Jané", results: [] },
    request: {
      method: "PATCH",
      target: "/api/v1/customers/cus%2F1",
      credential: ["Authorization", "secret-key"],
      body: '{"first_name":"Jané"}',
    },
  }),
  "a signed webhook": webhook,
};
