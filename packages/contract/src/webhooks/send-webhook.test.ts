import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import { expect, test } from "vitest";
import { ledgerWith } from "../../test-support/ledger.js";
import { startMockServer } from "../mock/start-mock-server.js";
import type { SignatureKind } from "./signature.js";

const secret = "made-up-signing-secret";

interface Received {
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A receiver of webhooks that takes everything. */
const startReceiver = async () => {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ headers: request.headers, body });
    response.writeHead(202).end("taken");
  });
  const { promise, resolve } = Promise.withResolvers<number>();
  server.listen(0, "127.0.0.1", () => {
    const address = server.address();
    resolve(typeof address === "object" && address ? address.port : 0);
  });
  const url = `http://127.0.0.1:${await promise}/webhooks`;
  const stop = async () => {
    server.closeAllConnections();
    server.close();
  };
  return { url, received, [Symbol.asyncDispose]: stop };
};

const at = new Date("2026-03-05T10:00:00Z");
const seconds = at.getTime() / 1000;
const hmac = (key: string, time: number, body: string): string =>
  createHmac("sha256", key).update(`${time}.${body}`).digest("hex");

test("sends the example of the event, signed as the document describes it, and gives the answer", async () => {
  await using mock = await startMockServer("soap");
  await using receiver = await startReceiver();
  const sent = await mock.sendWebhook("checkout.succeeded", receiver.url, {
    secret,
    at,
    body: { data: { id: 5 } },
  });
  const [{ headers, body } = { headers: {}, body: "" }] = receiver.received;
  expect(JSON.parse(body)).toEqual({ event_id: "ev_1", type: "checkout.succeeded", data: { id: 5 } });
  expect(headers["soap-webhook-signature"]).toBe(`t=${seconds},v1=${hmac(secret, seconds, body)}`);
  expect(sent).toMatchObject({ answer: { status: 202, body: "taken" }, differences: [] });
  expect((await mock.sendWebhook("checkout.hold", receiver.url, { secret })).body).toMatchObject({
    event_id: "ev_2",
  });
});

test.for<[SignatureKind, (body: string) => string | undefined]>([
  ["wrong", (body) => `t=${seconds},v1=${hmac(`not ${secret}`, seconds, body)}`],
  ["expired", (body) => `t=${seconds - 86_400},v1=${hmac(secret, seconds - 86_400, body)}`],
  [
    "twice",
    (body) => `t=${seconds},v1=${hmac(`not ${secret}`, seconds, body)},v1=${hmac(secret, seconds, body)}`,
  ],
  ["none", () => undefined],
])("a signature that is %s is just that, and nothing else is wrong", async ([signature, header]) => {
  await using mock = await startMockServer("soap");
  await using receiver = await startReceiver();
  await mock.sendWebhook("checkout.hold", receiver.url, { secret, at, signature });
  const [{ headers, body } = { headers: {}, body: "" }] = receiver.received;
  expect(headers["soap-webhook-signature"]).toBe(header(body));
});

test("a way to sign that the document does not describe is given", async () => {
  const document = await ledgerWith("#", (root) => {
    const content = {
      "application/json": {
        schema: { type: "object", required: ["amount"], properties: { amount: { type: "integer" } } },
      },
    };
    root.webhooks = {
      paid: { post: { operationId: "receivePaid", requestBody: { content }, responses: {} } },
    };
  });
  await using mock = await startMockServer(document);
  await using receiver = await startReceiver();
  const sign = async (body: string, key: string) => ({ "x-signature": `${key} ${body.length}` });
  const sent = await mock.sendWebhook("paid", receiver.url, { secret, sign, body: { amount: "much" } });
  expect(receiver.received[0]?.headers["x-signature"]).toBe(`${secret} 17`);
  expect(sent.differences).toEqual(["body/amount must be integer"]);
  await expect(mock.sendWebhook("paid", receiver.url, { secret })).rejects.toThrow("Give `sign`");
  await expect(mock.sendWebhook("piad", receiver.url)).rejects.toThrow(
    'no webhook "piad". Did you mean "paid"?',
  );
  expect((await mock.sendWebhook("receivePaid", receiver.url)).answer.status).toBe(202);
});

test("a signed webhook is not sent without its secret", async () => {
  await using mock = await startMockServer("soap");
  await expect(mock.sendWebhook("checkout.hold", "http://127.0.0.1:9")).rejects.toThrow("give `secret`");
});
