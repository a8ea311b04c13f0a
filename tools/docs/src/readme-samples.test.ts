import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { signSoapWebhook, soapWebhookHeader } from "@provider-clients/soap/webhooks";
import { temporaryFolder } from "@provider-clients-internal/shared";
import { expect, onTestFinished, test } from "vitest";
import { startSample } from "../test-support/run-sample.ts";

const webhook = ["packages/soap/README.md", "verifySoapWebhook("] as const;
const bulk = ["packages/customers/README.md", "fileCheckpoint("] as const;

const scratch = (): string => {
  const folder = temporaryFolder("sample");
  onTestFinished(() => folder[Symbol.dispose]());
  return folder.path;
};

const startReceiver = (secret: string) => {
  const sample = startSample(webhook, { cwd: scratch(), env: { SOAP_WEBHOOK_SECRET: secret, PORT: "0" } });
  onTestFinished(() => void sample.child.kill());
  return sample;
};

const deliver = async (port: number, signature: string, body: string): Promise<number> =>
  (
    await fetch(`http://127.0.0.1:${port}`, {
      method: "POST",
      headers: { [soapWebhookHeader]: signature },
      body,
    })
  ).status;

test("Soap's webhook receiver lives on when a sender hangs up half way, and tells true from false", async () => {
  const { port, child } = startReceiver("a-secret");
  const at = await port;
  const socket = connect(at, "127.0.0.1");
  await once(socket, "connect");
  socket.end("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{");
  socket.destroy();
  const body = JSON.stringify({ event_id: "evt_1", type: "customer.updated", data: {} });
  expect(await deliver(at, await signSoapWebhook(body, "a-secret"), body)).toBe(200);
  expect(await deliver(at, await signSoapWebhook(body, "another"), body)).toBe(400);
  expect(child.exitCode).toBeNull();
});

test("Soap's webhook receiver without a secret does not start, and names it", async () => {
  const { code, stderr } = await startReceiver("").end;
  expect(stderr).toContain("SOAP_WEBHOOK_SECRET");
  expect(code).toBe(1);
});

test("the bulk import goes on after a crash that cut the checkpoint's last line, and sends no row twice", async () => {
  const cwd = scratch();
  const run = async () => {
    const { sent, end } = startSample(bulk, { cwd });
    const { code, stderr } = await end;
    return { sent, code, stderr };
  };
  expect(await run()).toEqual({ sent: ["PATCH /api/v1/customers/cus_123"], code: 0, stderr: "" });
  const file = join(cwd, "import.checkpoint");
  const kept = readFileSync(file, "utf8").trimEnd();
  writeFileSync(file, kept.slice(0, -10));
  expect(await run()).toMatchObject({ sent: [], code: 0 });
  expect(await run()).toMatchObject({ sent: [], code: 0 });
});
