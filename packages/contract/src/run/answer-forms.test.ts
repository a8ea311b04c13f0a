import { expect, test } from "vitest";
import { createHttpAdapter } from "../client/http-adapter.js";
import type { JsonObject } from "../document/json.js";
import { startMockServer } from "../mock/start-mock-server.js";
import { failuresOf } from "./contract-report.js";
import { type ContractOptions, runContract } from "./run-contract.js";

const object = { type: "object", required: ["a"], properties: { a: { type: "string" } } };

const documentWith = (responses: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Pebble", version: "1" },
  paths: { "/a": { get: { operationId: "getA", responses } } },
});

const run = (responses: JsonObject, options: ContractOptions = {}) =>
  runContract(documentWith(responses), { mutants: false, randomRuns: 2, seed: 1, ...options });

const accept =
  (header: string): typeof fetch =>
  (input, init) =>
    fetch(input, { ...init, headers: { ...Object.fromEntries(new Headers(init?.headers)), accept: header } });

/** A client that names what it reads, as ours do. */
const reader = (header: string) => {
  const plain = createHttpAdapter();
  return {
    ...plain,
    call: (...[input, context]: Parameters<typeof plain.call>) =>
      plain.call(input, {
        ...context,
        fetch: (url, init) =>
          context.fetch(url, {
            ...init,
            headers: { ...Object.fromEntries(new Headers(init?.headers)), accept: header },
          }),
      }),
  };
};

test("a documented range of media types is served to who accepts one of them", async () => {
  const responses = { 200: { description: "", content: { "*/*": { schema: object } } } };
  const report = await run(responses, { adapter: reader("application/json") });
  expect(failuresOf(report)).toEqual([]);
  await using mock = await startMockServer(documentWith(responses));
  const answer = await accept("application/json")(`${mock.url}/a`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toEqual({ a: expect.any(String) });
});

test("an error is served in the form that it has, whatever the request accepts; a success is a 406", async () => {
  const content = { "text/html": { schema: { type: "string" } } };
  const responses = { 200: { description: "", content }, 404: { description: "", content } };
  await using mock = await startMockServer(documentWith(responses));
  const json = accept("application/json");
  const missing = await json(`${mock.url}/a`, { headers: { prefer: "code=404" } });
  expect([missing.status, missing.headers.get("content-type")]).toEqual([404, "text/html"]);
  expect((await json(`${mock.url}/a`)).status).toBe(406);
  expect((await accept("text/*")(`${mock.url}/a`)).status).toBe(200);
});

test("bytes are compared with what was answered", async () => {
  const responses = {
    200: { description: "", content: { "image/png": { schema: { type: "string", format: "binary" } } } },
  };
  const plain = createHttpAdapter();
  const inBytes = (change: (text: string) => string) => ({
    ...plain,
    call: async (...given: Parameters<typeof plain.call>) => {
      const data = await plain.call(...given);
      return new TextEncoder().encode(change(typeof data === "string" ? data : ""));
    },
  });
  expect(failuresOf(await run(responses, { adapter: inBytes((text) => text) }))).toEqual([]);
  expect(failuresOf(await run(responses, { adapter: inBytes((text) => `${text}!`) }))).not.toEqual([]);
});

test("a 304 is an answer and no redirect", async () => {
  expect(failuresOf(await run({ 200: { description: "" }, 304: { description: "" } }))).toEqual([]);
});

test("an example that its schema refuses fails no client that cannot read it", async () => {
  const content = { "application/json": { schema: object, example: ["b"] } };
  const plain = createHttpAdapter();
  const strict = {
    call: async (...given: Parameters<typeof plain.call>) => {
      const data = await plain.call(...given);
      if (!Array.isArray(data)) return data;
      throw new TypeError("no object");
    },
    describeFailure: (error: unknown) =>
      error instanceof TypeError
        ? { kind: "unreadable" as const, message: error.message }
        : plain.describeFailure(error),
  };
  const report = await run({ 200: { description: "", content } }, { adapter: strict, isForeign: true });
  expect(failuresOf(report)).toEqual([]);
  expect(report.faults.map(({ pointer }) => pointer)).toEqual([
    "#/paths/~1a/get/responses/200/content/application~1json/example",
  ]);
});

test("a document of webhooks alone has nothing to try, and passes", async () => {
  const { paths: _, ...rest } = documentWith({});
  const webhooks = { made: { post: { responses: { 200: { description: "" } } } } };
  const report = await runContract({ ...rest, webhooks });
  expect(report.cases).toEqual([]);
  expect(failuresOf(report)).toEqual([]);
});

test.each<[read: string, describe: (body: unknown) => unknown, isRight: boolean]>([
  ["as text", (body) => body, true],
  ["as JSON", (body) => Number(body), true],
  ["as something else", () => 8, false],
])("an error that is JSON under the label of text may be read %s", async (_, describe, isRight) => {
  const content = { "text/plain": { schema: { type: "integer", example: 7 } } };
  const responses = { 204: { description: "" }, 400: { description: "", content } };
  const plain = createHttpAdapter();
  const adapter = {
    ...plain,
    describeFailure: (error: unknown) => {
      const failure = plain.describeFailure(error);
      return failure && { ...failure, ...("body" in failure && { body: describe(failure.body) }) };
    },
  };
  const { cases } = await run(responses, { adapter, only: "The-document/getA/answered/400" });
  expect(cases.map(({ isPassed }) => isPassed)).toEqual([isRight]);
});

test.each([{}, { schema: {} }, { schema: true }])(
  "JSON that may be anything is served as JSON: %j",
  async (media) => {
    const responses = { 200: { description: "", content: { "application/json": media } } };
    await using mock = await startMockServer(documentWith(responses));
    const answer = await fetch(`${mock.url}/a`);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(await answer.json()).toBeDefined();
  },
);

test("an answer that Prism cannot make up is made of its schema", async () => {
  const schemas = {
    Tree: { allOf: [object, { properties: { next: { $ref: "#/components/schemas/Tree" } } }] },
  };
  const schema = {
    type: "object",
    properties: { tree: { $ref: "#/components/schemas/Tree", description: "It." } },
  };
  const responses = { 200: { description: "", content: { "application/json": { schema } } } };
  const document = { ...documentWith(responses), components: { schemas } };
  const report = await runContract(document, { mutants: false, randomRuns: 2, seed: 1 });
  expect(failuresOf(report)).toEqual([]);
  await using mock = await startMockServer(document);
  const answer = await fetch(`${mock.url}/a`);
  expect([answer.status, await answer.json()]).toEqual([200, {}]);
});

test.each(["mutualTLS", "hoba", "digest"])(
  "a document that asks for a credential of %s passes",
  async (kind) => {
    const scheme = kind === "mutualTLS" ? { type: kind } : { type: "http", scheme: kind };
    const securitySchemes = { odd: scheme, key: { type: "apiKey", in: "header", name: "X-Key" } };
    const document = {
      ...documentWith({ 204: { description: "" } }),
      components: { securitySchemes },
      security: [{ odd: [] }, { odd: [], key: [] }],
    };
    const report = await runContract(document, { randomRuns: 2, seed: 1 });
    expect(failuresOf(report)).toEqual([]);
  },
);

test.each(["text/plain", "image/png", "application/jsonl"])(
  "a body of %s without a schema is served as some text",
  async (type) => {
    const responses = { 200: { description: "", content: { [type]: {} } } };
    await using mock = await startMockServer(documentWith(responses));
    const answer = await fetch(`${mock.url}/a`);
    expect(answer.headers.get("content-type")).toBe(type);
    expect(await answer.text()).not.toBe("");
  },
);

test("a status that no server leaves an answer at is listed, not tried", async () => {
  const report = await run({ 100: { description: "" }, 204: { description: "" } }, { isForeign: true });
  expect(failuresOf(report)).toEqual([]);
  expect(report.coverage.missing).toEqual([]);
  expect(report.coverage.skipped.map(({ id }) => id)).toEqual([expect.stringContaining("status 100")]);
});

test("a parameter that no style can write is sent in its simple form, and listed", async () => {
  const schema = { type: "array", items: { type: "object", properties: { a: { type: "integer" } } } };
  const document: JsonObject = {
    openapi: "3.1.0",
    info: { title: "Pebble", version: "1" },
    paths: {
      "/a": {
        get: {
          operationId: "getA",
          parameters: [{ name: "x", in: "query", schema }],
          responses: { 204: { description: "" } },
        },
      },
    },
  };
  const report = await runContract(document, { mutants: false, randomRuns: 5, seed: 1, isForeign: true });
  expect(failuresOf(report)).toEqual([]);
  expect(report.coverage.missing).toEqual([]);
  const sent = report.cases.map(({ exchange }) => exchange?.target ?? "");
  expect(sent.filter((target) => target.includes("{"))).toEqual([]);
});
