import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { catchError, createTestClient, secret } from "../test-support/create-test-client.js";
import { createRecordingFetch, json } from "../test-support/recording-fetch.js";
import { getCustomer, provider, updateCustomer } from "../test-support/synthetic-provider.js";
import { createClientCore } from "./client-core.js";
import type { ClientOptions } from "./client-options.js";
import { isProviderError } from "./errors.js";
import type { CredentialAlternatives } from "./operation.js";
import type { BaseUrlInput, Credential } from "./options.js";

const construct = (options: ClientOptions & BaseUrlInput, value: unknown = secret) =>
  createClientCore(provider, options, () => [
    { scheme: "apiKey", option: "apiKey", value: value as Credential },
  ]);

const refusal = (options: object, value?: unknown): string => {
  try {
    construct({ environment: "sandbox", ...options }, value);
  } catch (error) {
    if (isProviderError(error, "configuration")) {
      expect(error).toMatchObject({
        provider: "synthetic",
        outcome: "not-sent",
        attempts: 0,
        isRetryable: false,
      });
      return error.message;
    }
  }
  throw new Error("It was not refused.");
};

test("refuses options at construction, naming the option and what it accepts, never what was given", () => {
  expect(refusal({ environment: "live" })).toBe(
    'Synthetic: there is no environment "live". Known: "sandbox", "production". For another address give `baseUrl`.',
  );
  expect(refusal({ timeoutMs: 0 })).toBe(
    "Synthetic: `timeoutMs` must be a whole number from 1 to 2147483647; 0 was given.",
  );
  expect(refusal({ retries: "2" })).toBe(
    "Synthetic: `retries` must be a whole number from 0 to 2147483647; it was given as string.",
  );
  expect(refusal({ userAgent: "a\r\nb" })).toBe(
    "Synthetic: `userAgent` holds a line break. Was it copied with its line end?",
  );
  expect(refusal({ fetch: {} })).toBe("Synthetic: `fetch` must be a function; it was given as object.");
  expect(refusal({ onEvent: null })).toBe("Synthetic: `onEvent` must be a function; null was given.");
  expect(refusal({ validate: "enforce" })).toBe(
    "Synthetic: `validate` needs `validators`, from a `validators` subpath or from `createValidators`.",
  );
});

test.each<[value: unknown, sentence: string]>([
  [null, "`apiKey` is missing. Give it as text, or as a function that returns it."],
  ["", "`apiKey` is empty."],
  [`${secret}\n`, "`apiKey` holds a line break. Was it copied with its line end?"],
  [`${secret}\r\nx: 1`, "`apiKey` holds a line break. Was it copied with its line end?"],
  [" ", "`apiKey` must be printable ASCII without spaces around it."],
  [` ${secret}`, "`apiKey` must be printable ASCII without spaces around it."],
  ["snow☃", "`apiKey` must be printable ASCII without spaces around it."],
  [51, "`apiKey` must be text; 51 was given."],
  [{ secret }, "`apiKey` must be text; it was given as object."],
])("refuses the credential %j in a sentence of its own, without quoting it", (value, sentence) => {
  expect(refusal({}, value)).toBe(`Synthetic: ${sentence}`);
});

test("says what is missing where no options are given at all", () => {
  const credentialsOf = (options: { apiKey?: string }) => [
    { scheme: "apiKey", option: "apiKey", value: options.apiKey },
  ];
  for (const options of [undefined, null]) {
    expect(() => createClientCore(provider, options as never, credentialsOf)).toThrow(
      "Synthetic: `apiKey` is missing. Give it as text, or as a function that returns it.",
    );
  }
});

test("tells nothing of what an option's getter throws", () => {
  const throwing = {
    get timeoutMs(): number {
      throw new Error(secret);
    },
  };
  expect(() => construct(throwing)).toThrow("Synthetic: an option cannot be read: its getter threw.");
});

const places = {
  bearer: { in: "header", name: "Authorization", prefix: "Bearer " },
  app: { in: "query", name: "app id" },
  jar: { in: "cookie", name: "sid" },
} as const;

/** What is sent where an operation needs the alternatives, and the client was given some credentials. */
const authorised = async (
  security: CredentialAlternatives,
  given: Readonly<Record<string, Credential>>,
  path = "/customers/{id}",
) => {
  const { fetch, requests } = createRecordingFetch(json({}));
  const { call } = createClientCore(
    { ...provider, credentials: places, security },
    { baseUrl: "https://example.com", fetch },
    () => Object.keys(places).map((scheme) => ({ scheme, option: `${scheme}Option`, value: given[scheme] })),
  );
  await call({ ...getCustomer, path }, { id: 1 }, undefined, undefined);
  const [request] = requests;
  const { accept: _, ...headers } = request?.headers ?? {};
  return { url: request?.url.replace("https://example.com", ""), headers };
};

test.each<
  [what: string, security: CredentialAlternatives, given: Readonly<Record<string, Credential>>, sent: object]
>([
  [
    "in its header, with its prefix",
    [["bearer"]],
    { bearer: secret },
    { url: "/customers/1", headers: { authorization: `Bearer ${secret}` } },
  ],
  ["in the query", [["app"]], { app: "a&b" }, { url: "/customers/1?app%20id=a%26b", headers: {} }],
  [
    "in a cookie, escaped",
    [["jar"]],
    { jar: "a;b" },
    { url: "/customers/1", headers: { cookie: "sid=a%3Bb" } },
  ],
  [
    "all of those that are needed together",
    [["bearer", "app"]],
    { bearer: secret, app: async () => "a", jar: "unused" },
    { url: "/customers/1?app%20id=a", headers: { authorization: `Bearer ${secret}` } },
  ],
  [
    "the first way that the client has all of",
    [["bearer", "app"], ["jar"]],
    { bearer: secret, jar: "a" },
    { url: "/customers/1", headers: { cookie: "sid=a" } },
  ],
  [
    "where none is needed and one is there",
    [[], ["jar"]],
    { jar: "a" },
    { url: "/customers/1", headers: { cookie: "sid=a" } },
  ],
  ["nowhere, where none is needed or there", [[], ["jar"]], {}, { url: "/customers/1", headers: {} }],
])("sends credentials %s", async (_, security, given, sent) => {
  expect(await authorised(security, given)).toEqual(sent);
});

test("adds a credential to a query that is there already", async () => {
  const { fetch, requests } = createRecordingFetch(json({}));
  const { call } = createClientCore(
    { ...provider, credentials: places, security: [["app"]] },
    { baseUrl: "https://example.com", fetch },
    () => [{ scheme: "app", option: "appOption", value: "a b" }],
  );
  await call(getCustomer, { id: 1 }, undefined, { query: { page: 1 } });
  expect(requests[0]?.url).toBe("https://example.com/customers/1?page=1&app%20id=a%20b");
});

test("says which credentials are missing where those that were given are enough for no operation", async () => {
  await expect(authorised([["bearer", "app"]], {})).rejects.toThrow(
    "Synthetic: `bearerOption` and `appOption` are missing. Give each as text, or as a function that returns it.",
  );
  await expect(authorised([["bearer", "app"], ["jar"]], { app: "a" })).rejects.toThrow(
    "Synthetic: `bearerOption`, or `jarOption` is missing. Give it as text, or as a function that returns it.",
  );
});

test("says which credential an operation needs that the client does not have", async () => {
  const { fetch, requests } = createRecordingFetch(json({}));
  const { call } = createClientCore(
    { ...provider, credentials: places, security: [["bearer"]] },
    { baseUrl: "https://example.com", fetch },
    () => [
      { scheme: "bearer", option: "token", value: secret },
      { scheme: "jar", option: "session", value: undefined },
    ],
  );
  const error = await catchError(
    call({ ...getCustomer, security: [["jar"]] }, { id: 1 }, undefined, undefined),
  );
  expect(error).toMatchObject({ kind: "configuration", outcome: "not-sent" });
  expect(error.message).toContain("`session` is missing.");
  expect(requests).toEqual([]);
});

test("asks for no credential that an operation does not need", async () => {
  let asked = 0;
  const { call, requests } = createTestClient([json({})], {}, async () => `key-${++asked}`);
  await call({ ...getCustomer, security: [[]] }, { id: 1 }, undefined, undefined);
  expect(requests[0]?.headers).toEqual({ accept: "application/json" });
  expect(asked).toBe(0);
});

test("does not let a caller's header replace the credential", async () => {
  const { call, requests } = createTestClient([json({})]);
  await call(getCustomer, { id: 1 }, undefined, {
    headers: { "x-api-key": "other", "X-API-KEY": "another" },
  });
  expect(requests[0]?.headers["x-api-key"]).toBe(secret);
});

test("asks a credential function once per call, also when it is asynchronous", async () => {
  let asked = 0;
  const { call, requests } = createTestClient([json({})], {}, async () => `key-${++asked}`);
  await call(getCustomer, { id: 1 }, undefined, undefined);
  await call(getCustomer, { id: 1 }, undefined, undefined);
  expect(requests.map(({ headers }) => headers["x-api-key"])).toEqual(["key-1", "key-2"]);
});

test("sends nothing when a credential function throws or gives no credential, and quotes neither", async () => {
  class VaultError extends Error {
    override readonly name = "VaultError";
  }
  const functions = [
    () => Promise.reject(new VaultError(`denied for ${secret}`)),
    () => {
      throw new VaultError(`denied for ${secret}`);
    },
    () => undefined,
    async () => "",
    () => `${secret}\n`,
    () => ({ secret }),
  ];
  for (const value of functions) {
    const { call, requests } = createTestClient([json({})], {}, value as () => string);
    const error = await catchError(call(updateCustomer, { id: 1 }, {}, undefined));
    expect(requests).toEqual([]);
    expect(error).toMatchObject({
      kind: "configuration",
      outcome: "not-sent",
      attempts: 0,
      operation: "updateCustomer",
    });
    expect(error.message).toMatch(/^Nothing was sent to Synthetic \(updateCustomer\): .*function `apiKey`/);
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain(secret);
  }
  const { call } = createTestClient([json({})], {}, functions[0] as () => Promise<string>);
  expect((await catchError(call(getCustomer, { id: 1 }, undefined, undefined))).cause).toEqual({
    name: "VaultError",
  });
});

test("refuses a call's own limits before anything is sent", async () => {
  const { call, requests } = createTestClient([json({})]);
  const error = await catchError(call(getCustomer, { id: 1 }, undefined, { timeoutMs: Number.NaN }));
  expect(error).toMatchObject({ kind: "invalid-request", outcome: "not-sent", operation: "getCustomer" });
  expect(error.message).toMatch(/`timeoutMs` must be a whole number from 1 to 2147483647; NaN was given\.$/);
  expect(requests).toEqual([]);
});

test("uses the global fetch of the moment when none is given", async () => {
  const { call } = construct({ baseUrl: "http://127.0.0.1:1" });
  const error = await catchError(call(getCustomer, { id: 1 }, undefined, { retries: 0 }));
  expect(error.kind).toBe("network");
});

test("shows no secret when a client is inspected or written as JSON", () => {
  const client = construct({ environment: "sandbox" });
  expect(inspect(client, { showHidden: true, depth: 9 }) + JSON.stringify(client)).not.toContain(secret);
});

const throwing = (text: string): object =>
  new Proxy(
    {},
    {
      get: () => {
        throw new Error(text);
      },
      getPrototypeOf: () => {
        throw new Error(text);
      },
    },
  );

const rejecting = (thrown: unknown) => async () => {
  throw thrown;
};

const abortedSignal = { aborted: false, addEventListener: () => {}, removeEventListener: () => {} };

test.each<[name: string, kind: string, client: object, options?: unknown]>([
  ["apiKey() throws what throws", "configuration", { apiKey: rejecting(throwing(secret)) }],
  [
    "apiKey() throws something with the secret in name and code",
    "configuration",
    {
      apiKey: rejecting(Object.assign(new Error(secret), { name: secret, code: secret })),
    },
  ],
  ["apiKey() gives what throws", "configuration", { apiKey: async () => throwing(secret) }],
  ["fetch throws what throws", "network", { fetch: rejecting(throwing(secret)) }],
  [
    "fetch throws something with a cause that throws",
    "network",
    { fetch: rejecting({ cause: throwing(secret) }) },
  ],
  ["fetch throws the secret as a code", "network", { fetch: rejecting({ code: secret, name: secret }) }],
  ["fetch throws undefined", "network", { fetch: rejecting(undefined) }],
  [
    "fetch throws before it promises anything",
    "network",
    {
      fetch: () => {
        throw throwing(secret);
      },
    },
  ],
  ["fetch gives nothing", "network", { fetch: async () => undefined }],
  ["fetch gives what throws", "network", { fetch: async () => throwing(secret) }],
  ["a signal is none", "invalid-request", {}, { signal: {} }],
  ["a signal throws", "invalid-request", {}, { signal: throwing(secret) }],
  [
    "an option throws",
    "invalid-request",
    {},
    {
      get timeoutMs() {
        throw new Error(secret);
      },
    },
  ],
  ["headers throw", "invalid-request", {}, { headers: throwing(secret) }],
  ["onResponse is no function", "invalid-request", {}, { onResponse: "log" }],
])("fails with one error and no text from outside where %s", async (_, kind, client, options) => {
  const given = { environment: "sandbox", apiKey: secret, fetch: async () => json({}), ...client };
  const { call } = createClientCore(provider, given as typeof given & ClientOptions, ({ apiKey }) => [
    { scheme: "apiKey", option: "apiKey", value: apiKey as Credential },
  ]);
  const error = await catchError(call(updateCustomer, { id: 1 }, {}, options as undefined));
  expect(error).toMatchObject({ kind, outcome: kind === "network" ? "unknown" : "not-sent" });
  expect(inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error)).not.toContain(secret);
});

test("takes no options for none, and a signal of a polyfill for one", async () => {
  const { call } = createTestClient([json({ id: 1 })]);
  expect(await call(getCustomer, { id: 1 }, undefined, null as never)).toEqual({ id: 1 });
  expect(await call(getCustomer, { id: 1 }, undefined, { signal: abortedSignal as never })).toEqual({
    id: 1,
  });
});

test("shows nowhere a credential that the provider sends back", async () => {
  for (const echo of [secret, `req:${secret}`, secret.slice(-8), secret.toUpperCase()]) {
    const client = createTestClient([
      json({ isSuccess: false, responseCode: echo }, 400, { "x-request-id": echo }),
    ]);
    const error = await catchError(client.call(updateCustomer, { id: 1 }, {}, undefined));
    expect(error).not.toHaveProperty("code");
    expect(error).not.toHaveProperty("requestId");
    expect(JSON.stringify(client.events).toLowerCase()).not.toContain(echo.toLowerCase());
  }
});

test.each([
  ["a body with GET", getCustomer, "A GET request carries no body."],
  [
    "a method that fetch does not send",
    { ...updateCustomer, method: "TRACE" },
    "`fetch` sends no TRACE requests.",
  ],
])("says that nothing was sent of %s", async (_, operation, sentence) => {
  const { call, requests } = createTestClient([json({})]);
  const error = await catchError(call(operation, { id: 1 }, { a: 1 }, undefined));
  expect(error).toMatchObject({ kind: "invalid-request", outcome: "not-sent", attempts: 0 });
  expect(error.message).toBe(`Nothing was sent to Synthetic (${operation.id}): ${sentence}`);
  expect(requests).toEqual([]);
});

describe("headers of a client", () => {
  test("are sent with every call; those of the call replace them, and neither replaces the credential", async () => {
    const { call, requests } = createTestClient([json({ id: "1" })], {
      userAgent: "tests/1",
      headers: { "X-Integration": "ours", "X-Team": "billing", "x-api-key": "another" },
    });
    await call(getCustomer, { id: "1" }, undefined, { headers: { "x-team": "lending" } });
    expect(requests[0]?.headers).toMatchObject({
      "x-integration": "ours",
      "x-team": "lending",
      "user-agent": "tests/1",
      "x-api-key": secret,
    });
  });

  test.each([
    ["a name with a space", { "X Team": "jane@example.com" }],
    ["a line break", { "X-Team": "jane@example.com\r\nX-Other: 1" }],
    ["letters that a header cannot have", { "X-Team": "jane@example.com 秘" }],
  ])("are refused when the client is made, and not quoted: %s", (_, headers) => {
    const make = () => createTestClient([json({})], { headers });
    expect(make).toThrow("`headers` holds a name or a value that no header can have");
    expect(make).not.toThrow(/jane/);
  });

  test("are no idempotency key: every change would have the same", () => {
    expect(() => createTestClient([json({})], { headers: { idempotencykey: "one" } })).toThrow(
      "`headers` must not hold `idempotencyKey`",
    );
  });
});
