import { expect, test } from "vitest";
import type { Json } from "../document/json.js";
import { loadDocument } from "../document/load-document.js";
import { operationsOf } from "../document/operations.js";
import { emptyInput } from "./call-input.js";
import type { CallCredential } from "./client-adapter.js";
import { type ClientSetup, createProviderAdapter } from "./provider-adapter.js";

const parameters = [
  { name: "id", in: "path", required: true, schema: { type: "string" } },
  { name: "X-Obj", in: "header", schema: { type: "object" } },
  { name: "session", in: "cookie", schema: { type: "string" } },
];

const operationOf = (more: object) => ({
  operationId: "GetA",
  parameters,
  responses: { 204: { description: "" } },
  ...more,
});

/** What a client with one method was made with and called with. */
const called = async (credentials: readonly CallCredential[], sent?: { mediaType: string; body: Json }) => {
  const content = { [sent?.mediaType ?? ""]: {} };
  const { document } = await loadDocument({
    openapi: "3.1.0",
    info: { title: "Pebble", version: "1" },
    paths: {
      "/a/{id}": {
        ...(sent ? { put: operationOf({ requestBody: { content } }) } : { get: operationOf({}) }),
      },
    },
  });
  const [operation] = operationsOf(document);
  if (operation === undefined) throw new Error("no operation");
  const seen: { setup?: ClientSetup; given?: readonly unknown[] } = {};
  const adapter = createProviderAdapter(
    (setup) => {
      seen.setup = setup;
      return {
        getA: async (...given: readonly unknown[]) => {
          seen.given = given;
        },
      };
    },
    (id) => `${id.charAt(0).toLowerCase()}${id.slice(1)}`,
  );
  const input = {
    ...emptyInput,
    path: { id: "7" },
    headers: { "X-Obj": { a: 1 } },
    cookies: { session: "s" },
    ...(sent ? { body: sent.body } : {}),
  };
  const writeBody = (value: Json) => ({
    body: String(value),
    contentType: sent?.mediaType.replace("*", "x-example") ?? "",
  });
  await adapter.call(input, { operation, credentials, baseUrl: "http://a", fetch, writeBody });
  return seen;
};

test("a call reaches the method that the client has for it, with headers and cookies as they are", async () => {
  const { given } = await called([]);
  expect(given).toEqual(["7", { headers: { "X-Obj": { a: 1 } }, cookies: { session: "s" } }]);
});

test("a client is made with every credential of the call, and with none where none is asked for", async () => {
  const both = [
    { scheme: "appId", value: "1" },
    { scheme: "appKey", value: "2" },
  ];
  expect((await called(both)).setup).toMatchObject({ credentials: both, credential: both[0] });
  expect((await called([])).setup).toMatchObject({ credentials: [], credential: { scheme: "" } });
});

test("a body is text under a media type of text, and a Blob where the document leaves the type open", async () => {
  const bodyFor = async (mediaType: string, body: Json = "bytes") =>
    (await called([], { mediaType, body })).given?.[1];
  const open = await bodyFor("image/*");
  expect(open).toBeInstanceOf(Blob);
  expect(open instanceof Blob && [open.type, await open.text()]).toEqual(["image/x-example", "bytes"]);
  expect(await bodyFor("image/png")).toBe("bytes");
  expect(await bodyFor("text/plain", 7)).toBe("7");
  expect(await bodyFor("application/json", 7)).toBe(7);
});
