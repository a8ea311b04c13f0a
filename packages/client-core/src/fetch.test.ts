import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Server as NetServer } from "node:net";
import { createServer as createTlsServer } from "node:tls";
import * as undici7 from "undici-7";
import * as undici8 from "undici-8";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { certificate } from "../test-support/certificate.js";
import { closedPort } from "../test-support/closed-port.js";
import { catchError, secret } from "../test-support/create-test-client.js";
import { createRecordingFetch, json } from "../test-support/recording-fetch.js";
import { getCustomer, provider, updateCustomer } from "../test-support/synthetic-provider.js";
import { createClientCore } from "./client-core.js";
import type { FetchExtras } from "./fetch.js";
import { createHttp } from "./http.js";
import type { CallOptions, SendingOptions } from "./options.js";

const received: string[] = [];
const servers: Server[] = [];
let baseUrl = "";
let proxyUrl = "";
let untrusted = "";
let closed = 0;

const listen = async (server: NetServer): Promise<number> => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
};

beforeAll(async () => {
  const provider = createServer((request, response) => {
    received.push(`${request.method} ${request.headers["x-api-key"]} ${request.headers["user-agent"] ?? ""}`);
    request.resume().on("end", () => response.end('{"id":"1"}'));
  });
  // Answers for every host, as a proxy for plain HTTP does.
  const proxy = createServer((request, response) => {
    received.push(`proxy ${request.url}`);
    response.end('{"id":"1"}');
  });
  const secure = createTlsServer(certificate, (socket) => socket.on("data", () => received.push("secure")));
  servers.push(provider, proxy);
  baseUrl = `http://127.0.0.1:${await listen(provider)}`;
  proxyUrl = `http://127.0.0.1:${await listen(proxy)}`;
  untrusted = `https://localhost:${await listen(secure)}`;
  closed = await closedPort();
  return () => secure.close();
});

afterAll(() => {
  for (const server of servers) server.closeAllConnections();
  for (const server of servers) server.close();
});

const source = { scheme: "apiKey", option: "apiKey", value: secret };
const clientOf = (options: SendingOptions, url = baseUrl) =>
  createClientCore(provider, { retries: 0, ...options, baseUrl: url }, () => [source]);

const change = (options: SendingOptions, url?: string, call?: CallOptions) =>
  clientOf(options, url).call(updateCustomer, { id: "1" }, { name: "Jane" }, call);

const withoutNetwork = <Mock extends { readonly disableNetConnect: () => void }>(mock: Mock): Mock => {
  mock.disableNetConnect();
  return mock;
};

describe.each([
  ["undici 7", undici7],
  ["undici 8", undici8],
])("%s", (_, undici) => {
  const MockAgent: new () => { readonly disableNetConnect: () => void } = undici.MockAgent;

  test("its fetch is taken, and sends what the global one sends", async () => {
    received.length = 0;
    await expect(change({ fetch: undici.fetch, userAgent: "tests/1" })).resolves.toEqual({ id: "1" });
    expect(received).toEqual([`PATCH ${secret} tests/1`]);
  });

  test("its fetch goes through the proxy of a dispatcher, for a client and for a call", async () => {
    received.length = 0;
    const init = { dispatcher: new undici.ProxyAgent({ uri: proxyUrl, proxyTunnel: false }) };
    await change({ fetch: undici.fetch, init });
    await change({ fetch: undici.fetch }, undefined, { init });
    expect(received).toEqual([`proxy ${baseUrl}/customers/1`, `proxy ${baseUrl}/customers/1`]);
  });

  test.each<readonly [string, () => readonly [dispatcher: object | undefined, url?: string]]>([
    ["nobody listens", () => [undefined, `http://127.0.0.1:${closed}`]],
    ["the proxy does not listen", () => [new undici.ProxyAgent(`http://127.0.0.1:${closed}`)]],
    ["the certificate is not trusted", () => [undefined, untrusted]],
    ["the proxy's certificate is not trusted", () => [new undici.ProxyAgent(untrusted)]],
    ["no mock answers", () => [withoutNetwork(new MockAgent())]],
    ["the dispatcher is none", () => [{}]],
  ])("says not-sent where %s", async (_name, make) => {
    received.length = 0;
    const [dispatcher, url] = make();
    const init = dispatcher && { dispatcher };
    const error = await catchError(change({ fetch: undici.fetch, init }, url));
    expect([error.kind, error.outcome, received]).toEqual(["network", "not-sent", []]);
  });

  test("says unknown where a dispatcher is destroyed: requests on their way end with the same error", async () => {
    const dispatcher = new undici.Agent();
    await dispatcher.destroy();
    const error = await catchError(change({ fetch: undici.fetch, init: { dispatcher } }));
    expect([error.cause?.code, error.outcome]).toEqual(["UND_ERR_DESTROYED", "unknown"]);
  });
});

test("a dispatcher of undici 8 under the fetch of Node.js either sends, or is told as not-sent", async () => {
  received.length = 0;
  const dispatcher = new undici8.Agent();
  const answer = change({ init: { dispatcher } });
  // Node.js 24 brings undici 7 along, which calls dispatchers in another way; Node.js 26 brings 8.
  const outcome = await answer.then(
    () => "sent",
    (error: { readonly outcome: string }) => error.outcome,
  );
  expect([outcome, received.length]).toEqual(received.length > 0 ? ["sent", 1] : ["not-sent", 0]);
});

test("an answer without a stream is read whole, as React Native gives it", async () => {
  const fetch: SendingOptions["fetch"] = async () => {
    const { ok, status, statusText, headers } = json({ id: "1" });
    return { ok, status, statusText, headers, arrayBuffer: () => json({ id: "1" }).arrayBuffer() };
  };
  await expect(change({ fetch })).resolves.toEqual({ id: "1" });
});

test("further members reach fetch: the client's, and over them the call's", async () => {
  const given: unknown[] = [];
  const record: SendingOptions["fetch"] = async (_url, init) => {
    given.push(init);
    return json({ id: "1" });
  };
  const { call } = clientOf({ fetch: record, init: { cache: "no-store", next: { tags: ["customers"] } } });
  await call(getCustomer, { id: "1" }, undefined, { init: { cache: "force-cache", keepalive: true } });
  expect(given).toMatchObject([
    {
      cache: "force-cache",
      keepalive: true,
      next: { tags: ["customers"] },
      redirect: "manual",
      method: "GET",
    },
  ]);
});

test("further members reach fetch from `/http`, too: those of a call, whether or not they are standard", async () => {
  const given: unknown[] = [];
  const record: SendingOptions["fetch"] = async (_url, init) => {
    given.push(init);
    return json({ id: "1" });
  };
  const paths = { params: { path: { id: "1" } } };
  const http = createHttp<
    { "/customers/{id}": { get: { parameters: { path: { id: string } }; responses: Record<never, never> } } },
    object
  >(provider, { baseUrl, fetch: record, init: { dispatcher: "the client's" } }, () => [source]);
  await http.GET("/customers/{id}", { ...paths, cache: "no-store", ...{ next: { revalidate: 60 } } });
  expect(given).toMatchObject([{ cache: "no-store", next: { revalidate: 60 }, dispatcher: "the client's" }]);
});

test.each(["method", "headers", "body", "redirect", "signal"])("refuses a `%s` in `init`", async (name) => {
  const { fetch, requests } = createRecordingFetch(json({}));
  const init: FetchExtras = JSON.parse(`{"${name}":"POST"}`);
  expect(() => clientOf({ fetch, init })).toThrow(`\`init\` must not hold \`${name}\``);
  const error = await catchError(change({ fetch }, baseUrl, { init }));
  expect([error.kind, error.outcome, requests.length]).toEqual(["invalid-request", "not-sent", 0]);
});

test("refuses a value in `init` that no request can have, before anything is sent", async () => {
  const init: FetchExtras = JSON.parse('{"cache":"jane@example.com"}');
  expect(() => clientOf({ init })).toThrow("`init` holds a value that `fetch` does not take");
  const error = await catchError(change({}, baseUrl, { init }));
  expect([error.kind, error.outcome]).toEqual(["invalid-request", "not-sent"]);
  expect(error.message).toContain("`init` holds a value that `fetch` does not take");
  expect(error.message).not.toContain("jane");
});
