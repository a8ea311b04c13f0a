import { createServer, type IncomingMessage, request } from "node:http";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { ledgerWith } from "../../test-support/ledger.js";
import { isContractError } from "../contract-error.js";
import { knownDocuments } from "../document/known-documents.js";
import { startMockServer } from "./start-mock-server.js";

const ledger = new URL("../../test-support/ledger.yaml", import.meta.url);
const credential = { "x-api-key": "secret" };

const send = async (
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = credential,
) => {
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
};

const errorOf = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!isContractError(error)) throw new Error(`expected a ContractError, got ${String(error)}`);
  return { code: error.code, message: error.message };
};

test("answers a valid request with the document's example and records both", async () => {
  await using mock = await startMockServer(ledger);
  const answer = await send(`${mock.url}/accounts/7?x=1&x=2`, "PATCH", { name: "Ben" });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({ id: 7, name: "Ben Example", note: null, status: "open" });
  expect(mock.requests).toHaveLength(1);
  expect(mock.requests[0]).toMatchObject({
    method: "PATCH",
    path: "/accounts/7",
    query: { x: ["1", "2"] },
    headers: { "x-api-key": "secret", "content-type": "application/json" },
    body: { name: "Ben" },
    operation: "updateAccount",
    answer: { status: 200, body: { id: 7 } },
    violations: [
      { location: ["request", "query", "x"], severity: "Warning", code: "undeclared", judge: "second" },
    ],
  });
});

test("refuses an invalid request and names every violation, in the header and in the record", async () => {
  await using mock = await startMockServer(ledger);
  const answer = await send(`${mock.url}/accounts/7`, "PATCH", { phone: "12", nick: "x" });
  expect(answer.status).toBe(422);
  const expected = [
    { location: ["request", "body"], code: "additionalProperties" },
    { location: ["request", "body", "phone"], code: "pattern" },
  ];
  expect(mock.requests[0]?.violations).toMatchObject(expected);
  expect(JSON.parse(answer.headers.get("sl-violations") ?? "")).toMatchObject(expected);
});

test("refuses what Prism lets through, and says which judge spoke", async () => {
  await using mock = await startMockServer(ledger);
  expect((await send(`${mock.url}/accounts/9223372036854775808`, "GET")).status).toBe(422);
  expect(mock.requests[0]?.violations).toMatchObject([
    { location: ["request", "path", "accountId"], code: "format", judge: "second" },
  ]);
  expect((await send(`${mock.url}/accounts?limit=5`, "GET")).status).toBe(422);
  expect(mock.requests[1]?.violations).toMatchObject([{ code: "required", judge: "prism" }]);
});

test("tells of undeclared properties in an open body without refusing them", async () => {
  await using mock = await startMockServer(ledger);
  const body = { kind: "company", name: "x", employees: 3, nick: "x", address: { city: "x", street: "y" } };
  expect((await send(`${mock.url}/accounts`, "POST", body)).status).toBe(200);
  expect(mock.requests[0]?.violations.map(({ location, code }) => [code, location.join(".")])).toEqual([
    ["undeclared", "request.body.nick"],
    ["undeclared", "request.body.address.street"],
  ]);
});

test("keeps the violation header short, whole JSON and ASCII when there are very many", async () => {
  await using mock = await startMockServer(ledger);
  const unknown = Object.fromEntries(Array.from({ length: 400 }, (_, index) => [`ü${index}`, index]));
  const answer = await send(`${mock.url}/accounts/7`, "PATCH", unknown);
  const header = answer.headers.get("sl-violations") ?? "";
  expect(header.length).toBeLessThanOrEqual(4096);
  expect(JSON.parse(header).length).toBeGreaterThan(5);
  expect(mock.requests[0]?.violations).toHaveLength(400);
});

test("asks for the documented credential, in either form, unless told not to", async () => {
  await using mock = await startMockServer(ledger);
  expect((await send(`${mock.url}/accounts/7`, "GET", undefined, {})).status).toBe(401);
  expect(mock.requests[0]?.violations).toMatchObject([{ code: 401 }]);
  expect((await send(`${mock.url}/accounts/7`, "GET", undefined, { authorization: "Bearer x" })).status).toBe(
    200,
  );
  expect((await send(`${mock.url}/accounts/7`, "GET", undefined, { authorization: "bearer x" })).status).toBe(
    200,
  );
  await using open = await startMockServer(ledger, { checkCredentials: false });
  expect((await send(`${open.url}/accounts/7`, "GET", undefined, {})).status).toBe(200);
});

test("serves the status and the example that Prefer asks for", async () => {
  await using mock = await startMockServer(ledger);
  const prefer = async (value: string) => {
    const { status, body } = await send(`${mock.url}/accounts/7`, "GET", undefined, {
      ...credential,
      prefer: value,
    });
    return { status, body };
  };
  expect(await prefer("code=404")).toEqual({ status: 404, body: { error: "refused" } });
  expect(await prefer("code=503")).toEqual({ status: 503, body: { error: "synthetic failure" } });
  expect(await prefer("example=closed")).toMatchObject({ status: 200, body: { status: "closed" } });
  expect(await prefer("code=abc")).toMatchObject({ status: 400 });
});

test("answers 204 without body or content type", async () => {
  await using mock = await startMockServer(ledger);
  const answer = await send(`${mock.url}/accounts/7`, "DELETE");
  expect([answer.status, answer.body, answer.headers.get("content-type")]).toEqual([204, undefined, null]);
});

test("answers malformed JSON with 400, which Prism alone would never answer", async () => {
  await using mock = await startMockServer(ledger);
  expect((await send(`${mock.url}/accounts/7`, "PATCH", '{"name":')).status).toBe(400);
  expect(mock.requests[0]?.violations).toMatchObject([{ code: "malformed-json", judge: "server" }]);
});

test("answers a body above the limit with 413 and goes on serving", async () => {
  await using mock = await startMockServer(ledger, { maxBodyBytes: 1000 });
  const answer = await send(`${mock.url}/accounts/7`, "PATCH", { name: "x".repeat(2000) });
  expect(answer.status).toBe(413);
  expect((await send(`${mock.url}/accounts/7`, "GET")).status).toBe(200);
});

test("checks the media type of a body", async () => {
  await using mock = await startMockServer(ledger);
  const response = await fetch(`${mock.url}/accounts/7`, {
    method: "PATCH",
    headers: { ...credential, "content-type": "text/plain" },
    body: "name=x",
  });
  expect(response.status).toBe(415);
});

test("answers an unknown path and an unknown method", async () => {
  await using mock = await startMockServer(ledger);
  expect((await send(`${mock.url}/nothing`, "GET")).status).toBe(404);
  expect((await send(`${mock.url}/accounts`, "DELETE")).status).toBe(405);
});

test("turns an example that breaks its own schema into 500 only when asked", async () => {
  const schema = { type: "object", required: ["id"] };
  const content = { "application/json": { schema, examples: { wrong: { value: {} } } } };
  const document = {
    openapi: "3.1.0",
    info: { title: "Wrong", version: "1" },
    paths: { "/x": { get: { responses: { "200": { description: "", content } } } } },
  };
  await using lax = await startMockServer(document);
  expect((await send(`${lax.url}/x`, "GET")).status).toBe(200);
  expect(lax.requests[0]?.violations).toMatchObject([{ location: ["response", "body"], code: "required" }]);
  await using strict = await startMockServer(document, { errors: true });
  expect((await send(`${strict.url}/x`, "GET")).status).toBe(500);
});

test("runs many servers at once, each with its own record", async () => {
  const mocks = await Promise.all(Array.from({ length: 8 }, () => startMockServer(ledger)));
  await Promise.all(mocks.map((mock, index) => send(`${mock.url}/accounts/${index + 1}`, "GET")));
  expect(mocks.map((mock) => mock.requests[0]?.path)).toEqual(
    mocks.map((_, index) => `/accounts/${index + 1}`),
  );
  expect(new Set(mocks.map((mock) => mock.url)).size).toBe(8);
  await Promise.all(mocks.map((mock) => mock.stop()));
});

test("frees the port on stop, also with a connection open, and stop may be called again", async () => {
  const mock = await startMockServer(ledger);
  const socket = connect(Number(new URL(mock.url).port), "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  const closed = new Promise((resolve) => socket.once("close", resolve));
  socket.on("error", () => {});
  await mock.stop();
  await mock.stop();
  await closed;
  await expect(fetch(mock.url)).rejects.toThrow();
});

test("keeps only the newest requests when told how many", async () => {
  await using mock = await startMockServer(ledger, { keepRequests: 2 });
  for (const id of [1, 2, 3]) await send(`${mock.url}/accounts/${id}`, "GET");
  expect(mock.requests.map((request) => request.path)).toEqual(["/accounts/2", "/accounts/3"]);
});

test("validates a 3.0 document in which null is an enum value, where Prism alone stops validating", async () => {
  const schema = {
    type: "object",
    properties: { state: { type: "string", nullable: true, enum: ["on", null] }, count: { type: "integer" } },
  };
  const document = {
    openapi: "3.0.3",
    info: { title: "Old", version: "1" },
    paths: {
      "/x": {
        post: {
          requestBody: { content: { "application/json": { schema } } },
          responses: { "204": { description: "" } },
        },
      },
    },
  };
  await using mock = await startMockServer(document);
  expect((await send(`${mock.url}/x`, "POST", { state: null })).status).toBe(204);
  expect((await send(`${mock.url}/x`, "POST", { state: "off" })).status).toBe(422);
  expect((await send(`${mock.url}/x`, "POST", { count: "many" })).status).toBe(422);
});

test("says in one line what is wrong with what it was given", async () => {
  const taken = await startMockServer(ledger);
  const port = Number(new URL(taken.url).port);
  expect(await errorOf(startMockServer(ledger, { port }))).toEqual({
    code: "port-in-use",
    message: `Port ${port} on 127.0.0.1 is in use: stop what listens there, or choose another port.`,
  });
  await taken.stop();
  expect(await errorOf(startMockServer(ledger, { port: 70_000 }))).toMatchObject({ code: "bad-option" });
  const names = [...knownDocuments().keys()].join(", ") || "none";
  expect(await errorOf(startMockServer("nobody"))).toMatchObject({
    code: "unknown-document",
    message: expect.stringContaining(`Known names: ${names}.`),
  });
  expect(await errorOf(startMockServer("./missing.yaml"))).toEqual({
    code: "unreadable-document",
    message: "./missing.yaml: there is no such file. Correct the path, or create it.",
  });
});

test("says that an address answers a page, an error or nothing", async () => {
  const server = createServer((request, response) => {
    response.writeHead(request.url === "/gone" ? 404 : 200).end("<!doctype html><title>Sign in</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  expect(await errorOf(startMockServer(url))).toEqual({
    code: "unreadable-document",
    message: `${url}: this is a web page (HTML), not an OpenAPI document. Give the YAML or JSON file itself, or its raw address.`,
  });
  expect(await errorOf(startMockServer(`${url}/gone`))).toMatchObject({
    message: `${url}/gone: it answered 404. Check the address.`,
  });
  await new Promise((resolve) => server.close(resolve));
  // A mock that nobody called: its port is free again, and no connection to it is kept.
  const stopped = await startMockServer(ledger);
  await stopped.stop();
  expect(await errorOf(startMockServer(stopped.url))).toMatchObject({
    code: "unreadable-document",
    message: `${stopped.url}: nothing listens there. Check the address.`,
  });
});

test.each([
  ["two slashes", "//", 400, "The path must begin with a single slash."],
  ["a host in front", "//evil.example/accounts/7", 400, "The path must begin with a single slash."],
  ["a stray percent sign", "/accounts/%zz", 400, "A percent sign in the address is not followed"],
])("%s in the address is answered with the reason, and recorded", async (_, target, status, reason) => {
  await using mock = await startMockServer(ledger);
  const { port } = new URL(mock.url);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request({ host: "127.0.0.1", port, path: target }, resolve).on("error", reject).end();
  });
  answer.resume();
  expect(answer.statusCode).toBe(status);
  expect(mock.requests[0]?.violations[0]?.message).toContain(reason);
});

test("a body that is nested too deep is answered 400", async () => {
  await using mock = await startMockServer(ledger);
  const body = `{"name":${"[".repeat(20_000)}${"]".repeat(20_000)}}`;
  const headers = { "content-type": "application/json", "x-api-key": "x" };
  const answer = await fetch(`${mock.url}/accounts/7`, { method: "PATCH", headers, body });
  expect(answer.status).toBe(400);
  expect(mock.requests[0]?.violations.map(({ code }) => code)).toEqual(["too-deep"]);
});

test("a page of another origin may call it: the question before is answered, and not recorded", async () => {
  await using mock = await startMockServer(ledger);
  const headers = { origin: "http://app.example", "access-control-request-method": "PATCH" };
  const before = await fetch(`${mock.url}/accounts/7`, { method: "OPTIONS", headers });
  expect([before.status, before.headers.get("access-control-allow-origin")]).toEqual([
    204,
    "http://app.example",
  ]);
  expect(before.headers.get("access-control-allow-methods")).toContain("PATCH");
  const answer = await fetch(`${mock.url}/accounts/7`, { headers: { origin: "http://app.example" } });
  expect(answer.headers.get("access-control-allow-origin")).toBe("http://app.example");
  expect(mock.requests).toHaveLength(1);
});

test.each([
  ["maxBodyBytes", Number.NaN],
  ["maxBodyBytes", -1],
  ["deadlineMs", 1e12],
  ["keepRequests", -5],
])("the option %s: %s is refused", async (name, value) => {
  await expect(startMockServer(ledger, { [name]: value })).rejects.toMatchObject({ code: "bad-option" });
});

test("the reasons of an undocumented 422 are in its body", async () => {
  const schema = { type: "object", required: ["book"] };
  await using mock = await startMockServer({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: {
      "/loans": {
        post: {
          requestBody: { required: true, content: { "application/json": { schema } } },
          responses: { "200": { description: "Done." } },
        },
      },
    },
  });
  const answer = await fetch(`${mock.url}/loans`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: "{}",
  });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ validation: [{ location: ["body"], code: "required" }] });
});

test("an XML example is served as XML, with the names that its schema asks for", async () => {
  const id = { type: "integer", xml: { attribute: true } };
  const tags = { type: "array", items: { type: "string", xml: { name: "tag" } }, xml: { wrapped: true } };
  const schema = {
    type: "object",
    properties: { id, title: { type: "string" }, tags },
    xml: { name: "book" },
  };
  const example = { id: 1, title: "A & B", tags: ["x", "y"] };
  await using mock = await startMockServer({
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: {
      "/a": {
        get: {
          responses: { "200": { description: "Done.", content: { "application/xml": { schema, example } } } },
        },
      },
    },
  });
  const answer = await fetch(`${mock.url}/a`);
  expect(await answer.text()).toBe(
    '<?xml version="1.0" encoding="UTF-8"?><book id="1"><title>A &amp; B</title><tags><tag>x</tag><tag>y</tag></tags></book>',
  );
});

test("a test can give an operation another answer, and the document's own back", async () => {
  await using mock = await startMockServer(ledger, { checkCredentials: false });
  const get = () => fetch(`${mock.url}/accounts/7`);
  const own = await (await get()).json();
  mock.respond("getAccount", { body: { id: 7, name: "Zoe" } });
  expect(await (await get()).json()).toEqual({ id: 7, name: "Zoe" });
  expect(mock.requests.at(-1)?.violations).toEqual([]);
  expect((await fetch(`${mock.url}/accounts/seven`)).status).toBe(422);
  mock.respond("getAccount", { status: 418, body: "tea", headers: { "Content-Type": "text/plain" } });
  const odd = await get();
  expect([odd.status, await odd.text()]).toEqual([418, "tea"]);
  expect(mock.requests.at(-1)?.violations).not.toEqual([]);
  mock.respond("getAccount", undefined);
  expect(await (await get()).json()).toEqual(own);
  expect(() => mock.respond("getAcount", {})).toThrow('no operation "getAcount". Did you mean "getAccount"?');
});

test.each([
  ["https://api.example.com/v1", "/v1"],
  ["/v1/", "/v1"],
  ["https://{host}/{version}", "/v2"],
])("the path of the server %s is served as well as left out", async (url, base) => {
  const variables = { host: { default: "api.example.com" }, version: { default: "v2" } };
  const document = await ledgerWith("#", (root) => {
    root.servers = [{ url, variables }];
  });
  await using mock = await startMockServer(document, { checkCredentials: false });
  expect((await fetch(`${mock.url}/accounts/7`)).status).toBe(200);
  expect((await fetch(`${mock.url}${base}/accounts/7`)).status).toBe(200);
  expect(mock.requests.at(-1)).toMatchObject({ path: `${base}/accounts/7`, operation: "getAccount" });
  expect((await fetch(`${mock.url}/v9/accounts/7`)).status).toBe(404);
});

test("a 401 says where the credential was looked for", async () => {
  await using mock = await startMockServer(ledger);
  await fetch(`${mock.url}/accounts/7`);
  expect(mock.requests[0]?.violations[0]?.message).toContain("the document asks for the header x-api-key");
});

test("answers 500 with the reason when the hook throws, and goes on serving", async () => {
  let calls = 0;
  await using mock = await startMockServer(ledger, {
    onRequest: () => {
      calls += 1;
      if (calls === 1) throw new Error("expected one line");
    },
  });
  const failed = await send(mock.url, "GET", undefined, {});

  expect(failed.status).toBe(500);
  expect(failed.body).toMatchObject({ title: "hook-failed", detail: "`onRequest` threw: expected one line" });
  expect(mock.requests[0]?.answer.status).toBe(500);
  expect((await send(mock.url, "GET", undefined, {})).status).not.toBe(500);
});
