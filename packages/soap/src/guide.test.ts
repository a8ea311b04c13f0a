import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import * as webhooks from "./webhooks.js";

// The sample of the guide, which is the README's, run as it stands: its imports become calls of `load`.
const guide = readFileSync(new URL("../guide.md", import.meta.url), "utf8");
const [, sample = ""] = /```ts\n(import \{ createServer[\s\S]*?)```/.exec(guide) ?? [];
const program = sample.replace(/import (\{[^}]+\}) from ("[^"]+");/g, "const $1 = await load($2);");

const servers: Server[] = [];

/** Starts the sample on a free port. */
const start = async (secret: string | undefined): Promise<number> => {
  vi.stubEnv("SOAP_WEBHOOK_SECRET", secret);
  vi.stubEnv("PORT", "0");
  const modules: Readonly<Record<string, object>> = {
    "@provider-clients/soap/webhooks": webhooks,
    "node:stream/consumers": await import("node:stream/consumers"),
    "node:http": {
      createServer: (listener: RequestListener) => {
        const server = createServer(listener);
        servers.push(server);
        return server;
      },
    },
  };
  const run = new Function("load", `return (async () => {${program}})()`);
  await run(async (name: string) => modules[name]);
  const [server] = servers;
  if (!server) throw new Error("The sample started no server.");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

afterEach(async () => {
  vi.unstubAllEnvs();
  for (const server of servers.splice(0)) {
    server.close();
    await once(server, "close");
  }
});

const secret = "made-up-signing-secret";
const body = '{"event_id":"ev_1","type":"checkout.hold","data":{}}';

const post = async (port: number, header: string): Promise<number> => {
  const headers = { [webhooks.soapWebhookHeader]: header, connection: "close" };
  return (await fetch(`http://127.0.0.1:${port}`, { method: "POST", headers, body })).status;
};

test("the sample takes what Soap signed, refuses the rest, and outlives a sender that hangs up", async () => {
  const print = vi.spyOn(console, "log").mockImplementation(() => {});
  const port = await start(secret);

  const sender = connect(port, "127.0.0.1");
  sender.write("POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{");
  await once(servers[0] as Server, "request");
  sender.destroy();

  expect(await post(port, "t=1,v1=forged")).toBe(400);
  expect(await post(port, await webhooks.signSoapWebhook(body, secret))).toBe(200);
  expect(print).toHaveBeenCalledWith("checkout.hold", "ev_1");
  print.mockRestore();
});

test("the sample does not start without a secret", async () => {
  for (const missing of [undefined, ""]) {
    await expect(start(missing)).rejects.toThrow("SOAP_WEBHOOK_SECRET");
  }
  expect(servers).toEqual([]);
});
