import { createHmac } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { webhookSignature } from "./generated/operations.js";
import {
  isSoapWebhookError,
  type SoapWebhookRefusal,
  soapWebhookHeader,
  verifySoapWebhook,
} from "./webhooks.js";

const secret = "made-up-signing-secret";
const body = '{"event_id":"ev_1","type":"checkout.hold","data":{"amount":1}}';
const signedAt = 1_750_000_000;
const now = new Date(signedAt * 1000);

const sign = (text: string, time: number | string = signedAt, key = secret): string =>
  createHmac("sha256", key).update(`${time}.${text}`).digest("hex");
const headerOf = (text: string, time: number | string = signedAt, key = secret): string =>
  `${webhookSignature.timestamp}=${time},${webhookSignature.signature}=${sign(text, time, key)}`;

const refusalOf = async (...parameters: Parameters<typeof verifySoapWebhook>): Promise<unknown> =>
  verifySoapWebhook(...parameters).then(
    () => "accepted",
    (error: unknown) => (isSoapWebhookError(error) ? error.reason : error),
  );

test("resolves to the event of a body that Soap signed, given as text or as bytes", async () => {
  const event = { event_id: "ev_1", type: "checkout.hold", data: { amount: 1 } };
  expect(await verifySoapWebhook(body, headerOf(body), secret, { now })).toEqual(event);
  expect(await verifySoapWebhook(new TextEncoder().encode(body), headerOf(body), secret, { now })).toEqual(
    event,
  );
});

test("names the header as Node and Headers do", () => {
  expect(soapWebhookHeader).toBe(webhookSignature.header.toLowerCase());
  expect(new Headers({ [webhookSignature.header]: "x" }).get(soapWebhookHeader)).toBe("x");
});

test("verifies a body that is not ASCII byte by byte", async () => {
  const text = '{"event_id":"ev_2","type":"checkout.hold","data":"Zoë – 東京"}';
  expect(await verifySoapWebhook(text, headerOf(text), secret, { now })).toMatchObject({ event_id: "ev_2" });
});

const good = sign(body);
test.for<[what: string, header: string | null | undefined, reason: SoapWebhookRefusal]>([
  ["no header", null, "missing-header"],
  ["an empty header", "", "missing-header"],
  ["a header that is no list of pairs", "signature", "malformed-header"],
  ["an empty value", `t=,v1=${good}`, "malformed-header"],
  ["an empty name", `=1,t=${signedAt},v1=${good}`, "malformed-header"],
  ["two equals signs", `t=${signedAt}=1,v1=${good}`, "malformed-header"],
  ["a trailing comma", `t=${signedAt},v1=${good},`, "malformed-header"],
  ["no time", `v1=${good}`, "missing-timestamp"],
  ["two times", `t=${signedAt},t=${signedAt},v1=${good}`, "malformed-header"],
  ["a time with a fraction", `t=${signedAt}.5,v1=${good}`, "malformed-timestamp"],
  ["a negative time", `t=-${signedAt},v1=${good}`, "malformed-timestamp"],
  ["a time in milliseconds that no clock reaches", `t=${signedAt}000,v1=${good}`, "malformed-timestamp"],
  ["no signature", `t=${signedAt}`, "missing-signature"],
  ["six signatures", `t=${signedAt}${`,v1=${good}`.repeat(6)}`, "malformed-header"],
  ["a good signature beside one that is none", `t=${signedAt},v1=${good},v1=00`, "malformed-signature"],
  ["two signatures of others", `t=${signedAt},v1=${sign("{}")},v1=${sign("[]")}`, "signature-mismatch"],
  ["a signature that is too short", `t=${signedAt},v1=${good.slice(2)}`, "malformed-signature"],
  ["a signature that is not hexadecimal", `t=${signedAt},v1=${"z".repeat(64)}`, "malformed-signature"],
  ["the signature of another body", headerOf(`${body} `), "signature-mismatch"],
  ["the signature under another secret", headerOf(body, signedAt, "another secret"), "signature-mismatch"],
  ["another time than was signed", `t=${signedAt + 1},v1=${good}`, "signature-mismatch"],
])("refuses %s", async ([, header, reason]) => {
  expect(await refusalOf(body, header, secret, { now })).toBe(reason);
});

test.for([
  [-301, "outside-tolerance"],
  [-300, "accepted"],
  [300, "accepted"],
  [301, "outside-tolerance"],
] as const)("with the default tolerance, a time %i seconds from now is %s", async ([offset, verdict]) => {
  expect(await refusalOf(body, headerOf(body, signedAt + offset), secret, { now })).toBe(verdict);
});

test("while a secret is changed, accepts what either of them signed, and nothing else", async () => {
  const secrets = ["the new secret", secret];
  for (const each of secrets) {
    expect(await refusalOf(body, headerOf(body, signedAt, each), secrets, { now })).toBe("accepted");
  }
  expect(await refusalOf(body, headerOf(body, signedAt, "a third"), secrets, { now })).toBe(
    "signature-mismatch",
  );
});

test("accepts a header with several signatures of which one is right, wherever it stands", async () => {
  const other = sign(body, signedAt, "the new secret");
  for (const signatures of [
    [good, other],
    [other, good],
  ]) {
    const header = [`t=${signedAt}`, ...signatures.map((each) => `v1=${each}`)].join();
    expect(await refusalOf(body, header, secret, { now })).toBe("accepted");
    expect(await refusalOf(body, header, ["a third", "the new secret"], { now })).toBe("accepted");
  }
});

test.each([[[]], [["a secret", ""]]])(
  "refuses a list of secrets that cannot be used: %j",
  async (secrets) => {
    expect(await refusalOf(body, headerOf(body), secrets, { now })).toBeInstanceOf(TypeError);
  },
);

test("takes the tolerance that is given", async () => {
  const header = headerOf(body, signedAt - 11);
  expect(await refusalOf(body, header, secret, { now, toleranceSeconds: 10 })).toBe("outside-tolerance");
  expect(await refusalOf(body, header, secret, { now, toleranceSeconds: 11 })).toBe("accepted");
});

test.for(["not JSON", "[]", '"ev_1"', "{}", "null"])(
  "refuses the signed body %s, and quotes none of it",
  async (text) => {
    expect(await refusalOf(text, headerOf(text), secret, { now })).toBe("malformed-body");
  },
);

test("accepts a header with a further scheme beside the known one", async () => {
  expect(await refusalOf(body, `${headerOf(body)}, v2=abc`, secret, { now })).toBe("accepted");
});

test("refuses an empty secret, an unusable tolerance and an invalid time before looking at anything", async () => {
  await expect(verifySoapWebhook(body, headerOf(body), "", { now })).rejects.toThrow(/secret/);
  await expect(
    verifySoapWebhook(body, headerOf(body), secret, { now, toleranceSeconds: Number.NaN }),
  ).rejects.toThrow(/toleranceSeconds/);
  await expect(verifySoapWebhook(body, headerOf(body), secret, { now: new Date("never") })).rejects.toThrow(
    /now/,
  );
});

test("refuses every header that was not signed for this body", async () => {
  const property = fc.asyncProperty(fc.string({ maxLength: 120 }), async (header) => {
    expect(await refusalOf(body, header, secret, { now })).not.toBe("accepted");
  });
  await fc.assert(property, { numRuns: 300 });
});

test("refuses a body of which one byte differs", async () => {
  const bytes = new TextEncoder().encode(body);
  const property = fc.asyncProperty(
    fc.nat(bytes.length - 1),
    fc.integer({ min: 1, max: 255 }),
    async (at, change) => {
      const changed = Uint8Array.from(bytes, (byte, index) => (index === at ? byte ^ change : byte));
      expect(await refusalOf(changed, headerOf(body), secret, { now })).toBe("signature-mismatch");
    },
  );
  await fc.assert(property, { numRuns: 300 });
});
