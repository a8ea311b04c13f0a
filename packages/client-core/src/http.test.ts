// biome-ignore lint/style/noRestrictedImports: what `http` promises is compared with the original.
import createFetchClient from "openapi-fetch";
import { expect, test, vi } from "vitest";
import { catchError, createTestClient, secret } from "../test/support/create-test-client.js";
import { type Answer, deaf, fetchFailed, json } from "../test/support/recording-fetch.js";
import { provider } from "../test/support/synthetic-provider.js";

interface Result {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

type Verb = "GET" | "PUT" | "POST" | "PATCH" | "DELETE";

type Verbs = Readonly<Record<Verb, (path: string, init?: object) => Promise<Result>>>;

// Types have a test of their own; here it is behaviour that counts.
const create = (answers: readonly [Answer, ...Answer[]], options = {}) => {
  const client = createTestClient(answers, options);
  return { ...client, http: client.http as object as Verbs };
};

const createOriginal = (answer: Response) => {
  const requests: object[] = [];
  const http = createFetchClient({
    baseUrl: provider.environments?.sandbox ?? "",
    headers: { "X-API-Key": secret },
    fetch: async (request) => {
      const { url, method, headers } = request;
      requests.push({
        url,
        method,
        headers: Object.fromEntries(headers),
        body: (await request.text()) || undefined,
      });
      return answer.clone();
    },
  }) as object as Verbs;
  return { http, requests };
};

const calls: readonly (readonly [Verb, string, object?])[] = [
  ["GET", "/customers"],
  [
    "GET",
    "/customers",
    { params: { query: { limit: 20, name: "Jane Doe", all: true, status: [0, 1], none: null } } },
  ],
  ["GET", "/customers", { params: { query: { a: 1 } }, querySerializer: () => "?fixed=1" }],
  [
    "GET",
    "/customers/{id}",
    { params: { path: { id: "cus_1" }, header: { "x-trace": "t1" } }, headers: { "x-more": 5 } },
  ],
  ["PUT", "/customers/{id}", { params: { path: { id: 7 } }, body: { city: "Oakland", none: null } }],
  [
    "PATCH",
    "/customers/{id}",
    { params: { path: { id: 7 } }, body: [], headers: new Headers({ "x-more": "yes" }) },
  ],
  ["POST", "/customers", { body: { a: 1 }, params: { header: { idempotencyKey: "order-7" } } }],
  [
    "POST",
    "/customers",
    {
      body: { a: 1 },
      bodySerializer: () => "<a/>",
      headers: { "content-type": "text/xml", idempotencyKey: "k" },
    },
  ],
  ["DELETE", "/customers/{id}", { params: { path: { id: 7 } } }],
];

test("sends what openapi-fetch would send", async () => {
  for (const [verb, path, init] of calls) {
    const ours = create([json({})]);
    const theirs = createOriginal(json({}));
    await ours.http[verb](path, init);
    await theirs.http[verb](path, init);
    const sent = ours.requests.map(({ url, method, headers, body }) => ({ url, method, headers, body }));
    expect(sent, `${verb} ${JSON.stringify(init)}`).toEqual(theirs.requests);
  }
});

const answers = [
  json({ id: 1 }),
  json({ isSuccess: false }),
  json([]),
  json(null),
  json({ id: 1 }, 200, { "content-length": "8" }),
  new Response(""),
  new Response(null, { status: 204 }),
  json({ message: "no" }, 422),
  new Response("<h1>no</h1>", { status: 400 }),
  new Response(null, { status: 500, headers: { "content-length": "0" } }),
];

test("gives the `{ data, error, response }` that openapi-fetch would give", async () => {
  for (const answer of answers) {
    const [verb, path, init] = [
      "PATCH",
      "/customers/{id}",
      { params: { path: { id: 1 } }, body: {} },
    ] as const;
    const ours = await create([answer.clone()]).http[verb](path, init);
    const theirs = await createOriginal(answer.clone()).http[verb](path, init);
    const { response, ...result } = ours;
    const { response: expectedResponse, ...expected } = theirs;
    expect(result).toEqual(expected);
    expect(response.status).toBe(expectedResponse.status);
    expect([...response.headers]).toEqual([...expectedResponse.headers]);
  }
});

test("gives binary and text answers unchanged", async () => {
  const bytes = new Uint8Array([0, 255, 254, 128, 13, 10]);
  const { http } = create([new Response(bytes)]);
  const ask = async (parseAs: string) => (await http.GET("/customers", { parseAs })).data;
  expect(new Uint8Array((await ask("arrayBuffer")) as ArrayBuffer)).toEqual(bytes);
  expect(await ((await ask("blob")) as Blob).bytes()).toEqual(bytes);
  expect(await new Response((await ask("stream")) as ReadableStream).bytes()).toEqual(bytes);
  expect(await create([new Response("a,b")]).http.GET("/customers", { parseAs: "text" })).toMatchObject({
    data: "a,b",
  });
});

test("resolves to any HTTP answer, applying no envelope rule", async () => {
  const { http, events } = create([json({ isSuccess: false })]);
  expect((await http.PATCH("/customers/{id}", { params: { path: { id: 1 } }, body: {} })).data).toEqual({
    isSuccess: false,
  });
  expect(events.map(({ type }) => type)).toEqual(["request", "response"]);
});

test("rejects with our errors for network, timeout, redirect and what is not JSON", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const cases = [
    [fetchFailed("ECONNRESET"), "network"],
    [deaf, "timeout"],
    [new Response(null, { status: 307, headers: { location: "https://evil.example" } }), "redirect"],
    [new Response("<html>jane@example.com</html>"), "unreadable"],
    [json({ big: 2 ** 60 }), "unreadable"],
  ] as const;
  for (const [answer, kind] of cases) {
    const ended = catchError(
      create([answer]).http.PATCH("/customers/{id}", { params: { path: { id: 1 } }, body: {} }),
    );
    await vi.runAllTimersAsync();
    const error = await ended;
    expect(error).toMatchObject({ kind, operation: "updateCustomer", path: "/customers/{id}" });
    expect(error.message + JSON.stringify(error)).not.toMatch(/jane|evil/);
  }
  vi.useRealTimers();
});

test("retries, keeps the deadline and asks for the credential as methods do", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  const client = create([json({}, 503), json({ id: 1 })]);
  const get = client.http.GET("/customers");
  await vi.runAllTimersAsync();
  expect((await get).data).toEqual({ id: 1 });
  const post = create([json({}, 503)]);
  const posted = post.http.POST("/customers", { body: {} });
  await vi.runAllTimersAsync();
  expect((await posted).response.status).toBe(503);
  expect(new Set(post.requests.map(({ headers }) => headers.idempotencykey)).size).toBe(1);
  expect(post.requests).toHaveLength(3);
  const once = create([json({}, 503)]);
  await once.http.PATCH("/customers/{id}", { params: { path: { id: 1 } }, body: {}, timeoutMs: 5 });
  expect(once.requests).toHaveLength(1);
  vi.useRealTimers();
});

test("passes an abort on unchanged", async () => {
  const { http } = create([deaf]);
  const controller = new AbortController();
  const call = http.GET("/customers", { signal: controller.signal });
  controller.abort("enough");
  await expect(call).rejects.toBe("enough");
});

test("refuses, unsent, what would take the credential elsewhere or go around the checks", async () => {
  const overrides = {
    fetch,
    baseUrl: "https://evil.example",
    middleware: [],
    Request,
    pathSerializer: () => "/",
  };
  for (const [name, value] of Object.entries(overrides)) {
    const { http, requests } = create([json({})]);
    const error = await catchError(http.GET("/customers", { [name]: value }));
    expect(error, name).toMatchObject({ kind: "invalid-request", outcome: "not-sent" });
    expect(error.message).toMatch(name);
    expect(error.message).not.toMatch(/evil/);
    expect(requests).toEqual([]);
  }
});

test("refuses paths that the document does not have, without quoting them", async () => {
  const { http, requests } = create([json({})]);
  const error = await catchError(http.GET("/customers/078-05-1120"));
  expect(error).toMatchObject({ kind: "invalid-request", path: "an unknown path" });
  expect(JSON.stringify(error)).not.toMatch(/078/);
  expect(requests).toEqual([]);
});

test("refuses a missing or unsafe path value, and a query serialiser that is no function", async () => {
  const { http, requests } = create([json({})]);
  for (const init of [undefined, { params: {} }, { params: { path: { id: ".." } } }]) {
    expect((await catchError(http.GET("/customers/{id}", init))).kind).toBe("invalid-request");
  }
  const query = {
    params: { query: { a: [1] } },
    querySerializer: { array: { style: "pipeDelimited", explode: false } },
  };
  expect((await catchError(http.GET("/customers", query))).kind).toBe("invalid-request");
  expect(requests).toEqual([]);
});

test("has the verbs of the document and nothing else", () => {
  expect(Object.keys(create([json({})]).http).sort()).toEqual(["DELETE", "GET", "PATCH", "POST", "PUT"]);
});
