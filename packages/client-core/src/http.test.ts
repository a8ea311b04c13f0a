// biome-ignore lint/style/noRestrictedImports: what `/http` promises is compared with the original.
import createFetchClient from "openapi-fetch";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { catchError, secret } from "../test-support/create-test-client.js";
import {
  type Answer,
  createRecordingFetch,
  deaf,
  fetchFailed,
  json,
} from "../test-support/recording-fetch.js";
import { provider } from "../test-support/synthetic-provider.js";
import type { ClientOptions } from "./client-options.js";
import { isProviderError } from "./errors.js";
import type { ClientEvent } from "./events.js";
import { createHttp } from "./http.js";
import { createParameterWriter, writeCookies } from "./parameters.js";

interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

type Verb = "GET" | "PUT" | "POST" | "PATCH" | "DELETE" | "HEAD";

interface Http extends Readonly<Record<Verb, (path: string, init?: object) => Promise<Result>>> {
  readonly use: (...middleware: object[]) => void;
  readonly request: (method: string, path: string, init?: object) => Promise<Result>;
}

// Types have a test of their own; here it is behaviour that counts.
const create = (answers: readonly [Answer, ...Answer[]], options: ClientOptions = {}) => {
  const { fetch, requests } = createRecordingFetch(...answers);
  const events: ClientEvent[] = [];
  const http = createHttp(
    provider,
    {
      environment: "sandbox",
      fetch,
      onEvent: (event: ClientEvent) => {
        events.push(event);
      },
      ...options,
    },
    () => [{ scheme: "apiKey", option: "apiKey", value: secret }],
  ) as object as Http;
  return { http, requests, events };
};

const original = (answer: Response) => {
  const requests: object[] = [];
  const http = createFetchClient({
    baseUrl: provider.environments?.sandbox ?? "",
    headers: { "X-API-Key": secret },
    fetch: async (request) => {
      const { url, method, headers } = request;
      requests.push({ url, method, headers: Object.fromEntries(headers), body: await request.text() });
      return answer.clone();
    },
  }) as object as Http;
  return { http, requests };
};

const idOne = { params: { path: { id: 1 } } };

test.each<[name: string, verb: Verb, path: string, init?: object]>([
  ["nothing but a path", "GET", "/customers"],
  ["a query", "GET", "/customers", { params: { query: { limit: 20, name: "Jane Doe", status: [0, 1] } } }],
  ["a query written by the caller", "GET", "/customers", { querySerializer: () => "fixed=1" }],
  ["a path value and headers", "GET", "/customers/{id}", { ...idOne, headers: { "x-more": 5 } }],
  ["JSON", "PUT", "/customers/{id}", { ...idOne, body: { city: "Oakland", none: null } }],
  ["a list", "PATCH", "/customers/{id}", { ...idOne, body: [], headers: new Headers({ "x-more": "yes" }) }],
  ["a key", "POST", "/customers", { body: { a: 1 }, params: { header: { idempotencyKey: "order-7" } } }],
  [
    "a form, by its header",
    "POST",
    "/customers",
    {
      body: { a: "1 2" },
      headers: { "content-type": "application/x-www-form-urlencoded", idempotencyKey: "k" },
    },
  ],
  ["no body", "DELETE", "/customers/{id}", idOne],
])("sends what openapi-fetch would send: %s", async (_, verb, path, init) => {
  const ours = create([json({})]);
  const theirs = original(json({}));
  await ours.http[verb](path, init);
  await theirs.http[verb](path, init);
  const sent = await Promise.all(
    ours.requests.map(async ({ url, method, headers, body }) => ({
      url,
      method,
      headers,
      body: await new Response(body as BodyInit | undefined).text(),
    })),
  );
  expect(sent).toEqual(theirs.requests);
});

test.each<[name: string, answer: Response]>([
  ["JSON", json({ id: 1 })],
  ["a failure inside a 200", json({ isSuccess: false })],
  ["a list", json([])],
  ["null", json(null)],
  ["JSON with its length", json({ id: 1 }, 200, { "content-length": "8" })],
  ["an empty 200", new Response("")],
  ["204", new Response(null, { status: 204 })],
  ["a 422 with JSON", json({ message: "no" }, 422)],
  ["a 400 with HTML", new Response("<h1>no</h1>", { status: 400 })],
  ["304", new Response(null, { status: 304, headers: { etag: '"1"' } })],
])("answers what openapi-fetch would answer: %s", async (_, answer) => {
  const init = { ...idOne, body: {} };
  const { response, ...result } = await create([answer.clone()]).http.PATCH("/customers/{id}", init);
  const theirs = await original(answer.clone()).http.PATCH("/customers/{id}", init);
  const { response: expectedResponse, ...expected } = theirs;
  expect(result).toEqual(expected);
  expect(response.status).toBe(expectedResponse.status);
  expect([...response.headers]).toEqual([...expectedResponse.headers]);
});

test.each<[name: string, answer: Response]>([
  ["nothing", new Response(null, { status: 500, headers: { "content-length": "0" } })],
  ["an empty text", new Response("", { status: 503 })],
  ["null", json(null, 500)],
  ["false", json(false, 404)],
  ["0", json(0, 400)],
  ['""', json("", 400)],
])("has an error that is true for a failure with %s", async (_, answer) => {
  const { http } = create([answer], { retries: 0 });
  const { data, error } = await http.PUT("/customers/{id}", { ...idOne, body: {} });
  expect(data).toBeUndefined();
  expect(error).toMatchObject({
    kind: "answer",
    status: answer.status,
    outcome: answer.status >= 500 ? "unknown" : "rejected",
    operation: "replaceCustomer",
  });
});

test("rejects for a failed HEAD, whose answer has no place for an error", async () => {
  const head = {
    ...provider.operations[0],
    id: "headCustomer",
    method: "HEAD",
    path: "/customers/{id}",
  } as const;
  const { fetch } = createRecordingFetch(new Response(null, { status: 404 }));
  const http = createHttp({ ...provider, operations: [head] }, { environment: "sandbox", fetch }, () => [
    { scheme: "apiKey", option: "apiKey", value: secret },
  ]) as object as Http;
  expect(await catchError(http.HEAD("/customers/{id}", idOne))).toMatchObject({
    kind: "answer",
    status: 404,
  });
});

test("reads texts and bytes as they are asked for, numbers that JavaScript cannot hold included", async () => {
  const bytes = new Uint8Array([0, 255, 254, 128, 13, 10]);
  const ask = async (body: BodyInit, parseAs: string) =>
    (await create([new Response(body)]).http.GET("/customers", { parseAs })).data;
  expect(new Uint8Array((await ask(bytes, "arrayBuffer")) as ArrayBuffer)).toEqual(bytes);
  expect(await ((await ask(bytes, "blob")) as Blob).bytes()).toEqual(bytes);
  expect(await new Response((await ask(bytes, "stream")) as ReadableStream).bytes()).toEqual(bytes);
  expect(await ask('{"id":9007199254740993}', "text")).toBe('{"id":9007199254740993}');
});

test("writes parameters in the styles of the document, as the methods do", async () => {
  const listRows = {
    id: "listRows",
    method: "GET",
    path: "/rows/{ids}",
    writeParameter: createParameterWriter({
      path: { ids: { style: "simple" } },
      query: { csv: { style: "form" }, address: { style: "deepObject" } },
      header: { "x-range": { style: "simple" } },
      cookie: { session: { style: "form" } },
    }),
    writeCookies,
  } as const;
  const { fetch, requests } = createRecordingFetch(json([]), json([]));
  const http = createHttp(
    { ...provider, operations: [listRows] },
    { environment: "sandbox", fetch, retries: 0 },
    () => [{ scheme: "apiKey", option: "apiKey", value: secret }],
  ) as object as Http;
  const params = {
    path: { ids: ["a", "b"] },
    query: { csv: ["p", "q,r"], address: { city: "Z" }, page: 2 },
    header: { "x-range": { from: 1 }, "x-plain": "yes", "x-none": null },
    cookie: { session: "s 1" },
  };
  await http.GET("/rows/{ids}", { params, headers: { "x-more": "kept" } });
  await http.request("get", "/rows/{ids}", { params, headers: { "x-more": "kept" } });
  expect(requests[0]?.url).toBe(
    "https://sandbox.example.com/api/rows/a,b?csv=p,q%2Cr&address%5Bcity%5D=Z&page=2",
  );
  expect(requests[0]?.headers).toMatchObject({
    "x-range": "from,1",
    "x-plain": "yes",
    cookie: "session=s%201",
    "x-more": "kept",
  });
  expect(requests[0]?.headers).not.toHaveProperty("x-none");
  expect(requests[1]?.url).toBe(requests[0]?.url);
  expect(requests[1]?.headers).toEqual(requests[0]?.headers);
});

test("lets middleware change requests and answers", async () => {
  const { http, requests } = create([json({ id: 1 })]);
  const seen: string[] = [];
  http.use({
    onRequest: ({ request, schemaPath }: { request: Request; schemaPath: string }) => {
      seen.push(schemaPath);
      request.headers.set("x-trace", "t1");
      request.headers.set("x-api-key", "another");
      return new Request(request, { headers: request.headers });
    },
    onResponse: ({ response }: { response: Response }) => {
      seen.push(`${response.status}`);
      return json({ id: 2 });
    },
  });
  expect((await http.GET("/customers/{id}", idOne)).data).toEqual({ id: 2 });
  expect(seen).toEqual(["/customers/{id}", "200"]);
  expect(requests[0]?.headers).toMatchObject({ "x-trace": "t1", "x-api-key": secret });
});

test.each<[name: string, init: object]>([
  ["a dot as a path value", { params: { path: { id: ".." } } }],
  ["a blank path value", { params: { path: { id: " " } } }],
  ["a date as a path value", { params: { path: { id: new Date(0) } } }],
  ["a missing path value", {}],
  ["another address", { ...idOne, baseUrl: "https://evil.example" }],
  ["another route", { ...idOne, pathSerializer: () => "https://sandbox.example.com/api/no/such/route" }],
  ["NaN in the query", { params: { path: { id: 1 }, query: { limit: Number.NaN } } }],
  ["an integer that was rounded", { ...idOne, body: { balance: 2 ** 53 } }],
  ["an object in a header without a style", { ...idOne, params: { ...idOne.params, header: { "x-a": {} } } }],
  ["a bigint in JSON", { ...idOne, body: { balance: 5n } }],
])("refuses, unsent and unquoted: %s", async (_, init) => {
  const { http, requests } = create([json({})]);
  const verb = "body" in init ? "PUT" : "GET";
  const error = await catchError(http[verb]("/customers/{id}", init));
  expect(error).toMatchObject({ kind: "invalid-request", outcome: "not-sent", provider: "synthetic" });
  expect(error.message).toMatch(/^Nothing was sent to Synthetic/);
  expect(error.message).not.toMatch(/evil|such\/route/);
  expect(requests).toEqual([]);
});

test("takes a route that has a name of its own for that operation", async () => {
  const { http, events } = create([json([])]);
  await http.GET("/customers");
  await http.GET("/customers/{id}", { params: { path: { id: "a/b ä" } } });
  expect(events.map(({ operation }) => operation)).toEqual([
    "listCustomers",
    "listCustomers",
    "getCustomer",
    "getCustomer",
  ]);
});

test("makes a client of the same options, and refuses the same", () => {
  expect(() => create([json({})], { timeoutMs: 0 })).toThrow("Synthetic: `timeoutMs` must be");
});

const update = (http: Http, init: object = {}) =>
  http.PATCH("/customers/{id}", { ...idOne, body: {}, ...init });

test.each<[name: string, answer: Answer, expected: object]>([
  ["a lost connection", fetchFailed("ECONNRESET"), { kind: "network", outcome: "unknown" }],
  ["a refused connection", fetchFailed("ECONNREFUSED"), { kind: "network", outcome: "not-sent" }],
  [
    "303",
    new Response(null, { status: 303, headers: { location: "/x" } }),
    { kind: "redirect", outcome: "unknown" },
  ],
  [
    "307",
    new Response(null, { status: 307, headers: { location: "https://evil.example" } }),
    { kind: "redirect", outcome: "rejected" },
  ],
  [
    "HTML in a 200",
    new Response("<html>jane@example.com</html>"),
    { kind: "unreadable", outcome: "unknown" },
  ],
  ["a rounded integer", json({ big: 2 ** 60 }), { kind: "unreadable", outcome: "unknown" }],
])("rejects with an error of ours for %s", async (_, answer, expected) => {
  const { http, events } = create([answer]);
  const error = await catchError(update(http));
  expect(error).toMatchObject({ ...expected, operation: "updateCustomer", path: "/customers/{id}" });
  expect(error.message + JSON.stringify(error)).not.toMatch(/jane|evil/);
  expect(events.at(-1)).toMatchObject({ type: "error", ...expected });
});

test.each([{ why: "closed" }, new Error("closed"), "closed"])(
  "passes an abort on unchanged: %j",
  async (reason) => {
    const { http } = create([deaf]);
    const controller = new AbortController();
    const call = http.GET("/customers", { signal: controller.signal });
    controller.abort(reason);
    await expect(call).rejects.toBe(reason);
  },
);

test("rejects with an error of kind abort where the reason is false", async () => {
  const { http } = create([deaf]);
  const controller = new AbortController();
  const call = update(http, { signal: controller.signal });
  await vi.waitFor(() => expect(controller.signal.aborted).toBe(false));
  controller.abort(null);
  const error: unknown = await call.catch((thrown: unknown) => thrown);
  expect(isProviderError(error, "abort")).toBe(true);
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});

afterEach(() => {
  expect(vi.getTimerCount()).toBe(0);
  vi.useRealTimers();
});

test("sends again and ends in time as methods do", async () => {
  const client = create([json({}, 503), json({ id: 1 })]);
  const get = client.http.GET("/customers");
  await vi.runAllTimersAsync();
  expect((await get).data).toEqual({ id: 1 });

  const post = create([json({}, 503)]);
  const posted = post.http.POST("/customers", { body: { a: 1 } });
  await vi.runAllTimersAsync();
  expect((await posted).response.status).toBe(503);
  expect(post.requests).toHaveLength(3);
  expect(new Set(post.requests.map(({ headers }) => headers.idempotencykey)).size).toBe(1);

  const once = create([json({}, 503)]);
  await update(once.http);
  expect(once.requests).toHaveLength(1);

  const silent = catchError(update(create([deaf], { timeoutMs: 5000 }).http));
  await vi.advanceTimersByTimeAsync(5000);
  expect(await silent).toMatchObject({ kind: "timeout", outcome: "unknown" });
});
