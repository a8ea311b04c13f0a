import { expect, test } from "vitest";
import { loadLedger } from "../../test-support/ledger.js";
import { type CallInput, emptyInput } from "../client/call-input.js";
import { operationsOf } from "../document/operations.js";
import { createReaders } from "../schema/schema-reader.js";
import { wireReasons } from "./check-wire.js";
import type { SentRequest } from "./observed-call.js";

const { document } = await loadLedger();
const operations = operationsOf(document);
const reader = createReaders(document).request;
const baseUrl = "http://127.0.0.1:1/base";
const credentials = [{ scheme: "apiKey", value: "secret" }];

const reasons = (id: string, input: Partial<CallInput>, sent: Partial<SentRequest>) => {
  const operation = operations.find((each) => each.id === id);
  if (!operation) throw new Error(`no ${id}`);
  const headers = { "x-api-key": "secret", ...sent.headers };
  const whole = { method: operation.method, url: "", ...sent, headers };
  return wireReasons(whole, { operation, reader, input: { ...emptyInput, ...input }, baseUrl, credentials });
};

const list = { query: { status: "open", tags: ["a b", "c"] } };
const listUrl = `${baseUrl}/accounts?status=open&tags=a%20b&tags=c`;
const update = { path: { accountId: 7 }, body: { name: "x", note: null } };
const json = { "content-type": "application/json; charset=utf-8" };
const updated = { url: `${baseUrl}/accounts/7`, headers: json, body: '{"note":null,"name":"x"}' };

test("the documented request has nothing wrong, however it is encoded", () => {
  expect(reasons("listAccounts", list, { url: listUrl })).toEqual([]);
  expect(reasons("listAccounts", list, { url: `${baseUrl}/accounts?tags=a+b&tags=c&status=open` })).toEqual(
    [],
  );
  expect(reasons("updateAccount", update, updated)).toEqual([]);
  expect(
    reasons(
      "getAccount",
      { path: { accountId: 7 } },
      { url: `${baseUrl}/accounts/%37`, headers: { accept: "*/*" } },
    ),
  ).toEqual([]);
});

test("values of one step of a path may hold what stands between them", () => {
  const [operation] = operationsOf({
    openapi: "3.1.0",
    paths: {
      "/days/{from}-{to}": {
        get: { parameters: ["from", "to"].map((name) => ({ name, in: "path", required: true, schema: {} })) },
      },
    },
  });
  if (!operation) throw new Error("no operation");
  const input = { ...emptyInput, path: { from: "a-b", to: "c" } };
  const sentTo = (path: string) => {
    const sent = { method: "GET", url: `${baseUrl}/days/${path}`, headers: {} };
    return wireReasons(sent, { operation, reader, input, baseUrl, credentials: [] });
  };
  expect(sentTo("a-b-c")).toEqual([]);
  expect(sentTo("c-a-b")).toEqual(["the path is not the documented one"]);
});

test("a credential that is missing is named", () => {
  const operation = operations.find(({ id }) => id === "listAccounts");
  if (!operation) throw new Error("no listAccounts");
  const sent = { method: "GET", url: listUrl, headers: {} };
  expect(
    wireReasons(sent, { operation, reader, input: { ...emptyInput, ...list }, baseUrl, credentials }),
  ).toEqual(["the header x-api-key is missing"]);
});

test.each<[string, string, Partial<CallInput>, Partial<SentRequest>]>([
  ["the method is POST instead of GET", "listAccounts", list, { url: listUrl, method: "POST" }],
  [
    "the request went to another server",
    "listAccounts",
    list,
    { url: listUrl.replace("127.0.0.1:1", "example.com") },
  ],
  [
    "the path is not the documented one",
    "listAccounts",
    list,
    { url: listUrl.replace("/accounts", "/account") },
  ],
  ["the path is not the documented one", "listAccounts", list, { url: listUrl.replace("/base", "") }],
  [
    "the path is not the documented one",
    "updateAccount",
    update,
    { ...updated, url: `${baseUrl}/accounts/8` },
  ],
  [
    "the query lacks the value given for tags",
    "listAccounts",
    list,
    { url: `${baseUrl}/accounts?status=open&tags=c` },
  ],
  ["the query holds an undeclared value for page", "listAccounts", list, { url: `${listUrl}&page=1` }],
  [
    "the header x-api-key does not hold the documented form of its value",
    "listAccounts",
    list,
    { url: listUrl, headers: { "x-api-key": "Key secret" } },
  ],
  ["the header x-trace is not declared", "listAccounts", list, { url: listUrl, headers: { "x-trace": "1" } }],
  ["there is a body that nobody gave", "listAccounts", list, { url: listUrl, body: "{}" }],
  ["the body is missing", "updateAccount", update, { url: updated.url, headers: json }],
  ["the body is not the one that was given", "updateAccount", update, { ...updated, body: '{"name":"x"}' }],
  [
    "the body is not the one that was given",
    "updateAccount",
    update,
    { ...updated, body: '{"name":"x","note":' },
  ],
  [
    "the content type text/plain is not documented",
    "updateAccount",
    update,
    { ...updated, headers: { "content-type": "text/plain" } },
  ],
])("%s", (reason, id, input, sent) => {
  expect(reasons(id, input, sent)).toContain(reason);
});

test.each([
  ["acme-hmac secret", true],
  ["Acme-HMAC secret", true],
  ["acme-hmac SECRET", false],
  ["acme secret", false],
])("the credential %j of the scheme acme-hmac is the one that was given: %j", (authorization, isSame) => {
  const document = {
    openapi: "3.1.0",
    paths: { "/a": { get: { security: [{ signed: [] }], responses: {} } } },
    components: { securitySchemes: { signed: { type: "http", scheme: "acme-hmac" } } },
  };
  const [operation] = operationsOf(document);
  if (!operation) throw new Error("no operation");
  const sent = { method: "GET", url: `${baseUrl}/a`, headers: { authorization } };
  const given = [{ scheme: "signed", value: "secret" }];
  expect(wireReasons(sent, { operation, reader, input: emptyInput, baseUrl, credentials: given })).toEqual(
    isSame ? [] : ["the header authorization does not hold the documented form of its value"],
  );
});
