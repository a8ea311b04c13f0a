import { expect, test } from "vitest";
import { webhookSignature } from "./generated/operations.js";
import { isSoapWebhookError, signSoapWebhook, verifySoapWebhook } from "./webhooks.js";

const secret = "made-up-signing-secret";
const body = '{"event_id":"ev_1","type":"checkout.hold","data":"Zoë"}';

test("signs as the document says, so that the value is the one of any other HMAC-SHA256", async () => {
  const header = await signSoapWebhook("{}", secret, new Date(1_750_000_000_999));
  expect(webhookSignature).toMatchObject({
    payload: "{timestamp}.{body}",
    algorithm: "HMAC-SHA256",
    encoding: "hex",
  });
  // printf '1750000000.{}' | openssl dgst -sha256 -hmac made-up-signing-secret
  expect(header).toBe("t=1750000000,v1=3c98f47034988126e31873db0d59ec20d5b6bc4635466e6fafcc38d54fe97718");
});

test("signs what verifySoapWebhook takes, text and bytes alike", async () => {
  for (const given of [body, new TextEncoder().encode(body)]) {
    const header = await signSoapWebhook(given, secret);
    expect(await verifySoapWebhook(body, header, secret)).toMatchObject({ event_id: "ev_1" });
  }
});

test("signs nothing that a receiver with another secret takes", async () => {
  const refused = verifySoapWebhook(body, await signSoapWebhook(body, secret), "another secret");
  expect(await refused.catch((error: unknown) => isSoapWebhookError(error) && error.reason)).toBe(
    "signature-mismatch",
  );
});

test("refuses an empty secret and a date that is none", async () => {
  await expect(signSoapWebhook(body, "")).rejects.toThrow(TypeError);
  await expect(signSoapWebhook(body, secret, new Date("no"))).rejects.toThrow(TypeError);
});
