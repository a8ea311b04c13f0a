import { expect, test } from "vitest";
import { brokenClient, isLedgerFailure, ledger, ledgerWith } from "../../test-support/ledger.js";
import type { ClientAdapter } from "../client/client-adapter.js";
import { createHttpAdapter } from "../client/http-adapter.js";
import type { Json, JsonObject } from "../document/json.js";
import { failuresOf } from "./contract-report.js";
import { runContract } from "./run-contract.js";

const quick = { mutants: false, randomRuns: 5, seed: 1 } as const;
const accountExamples =
  "#/paths/~1accounts~1{accountId}/get/responses/200/content/application~1json/examples";
const changeExamples = "#/paths/~1accounts~1{accountId}/patch/requestBody/content/application~1json/examples";

test("what a foreign document gets wrong is listed with its place, and fails nothing", async () => {
  const document = await ledgerWith(accountExamples, (examples) => {
    examples.wrong = { value: { id: "seven", name: "x" } };
  });
  const own = await runContract(document, quick);
  const foreign = await runContract(document, { ...quick, isForeign: true });
  expect(failuresOf(own)).toContain("faults of the document: 1");
  expect(failuresOf(foreign)).toEqual([]);
  expect(foreign.faults).toEqual([
    {
      pointer: `${accountExamples}/wrong`,
      reason: expect.stringMatching(/^the second judge at response\/body\/id: type /),
      cases: 1,
    },
  ]);
  expect(foreign.coverage.covered).toBe(foreign.coverage.total);
});

test("an example of a request that its schema refuses is sent, but nothing is built on it", async () => {
  const document = await ledgerWith(changeExamples, (examples) => {
    const sound = { ...examples };
    for (const name of Object.keys(examples)) delete examples[name];
    Object.assign(examples, { wrong: { value: { name: 7 } } }, sound);
  });
  const { faults, cases, ...foreign } = await runContract(document, { ...quick, isForeign: true });
  expect(faults).toEqual([
    { pointer: `${changeExamples}/wrong`, reason: "its schema refuses it: name must be string", cases: 1 },
  ]);
  expect(cases.find(({ id }) => id.endsWith("accepted/example-wrong"))?.exchange?.answer?.status).toBe(422);
  expect(failuresOf({ faults, cases, ...foreign })).toEqual([]);
  expect(failuresOf(await runContract(document, quick))).toEqual(["faults of the document: 1"]);
});

test("an example with a name that no schema declares is sent, and named", async () => {
  const examples = "#/paths/~1accounts/post/requestBody/content/application~1json/examples";
  const document = await ledgerWith(examples, (named) => {
    named.odd = { value: { kind: "person", name: "Ann", born: "1985-06-15", nmae: "Ann" } };
  });
  const foreign = await runContract(document, { ...quick, isForeign: true });
  expect(foreign.faults).toEqual([
    { pointer: `${examples}/odd`, reason: "no schema declares its nmae", cases: 1 },
  ]);
  expect(failuresOf(foreign)).toEqual([]);
  expect(failuresOf(await runContract(document, quick))).toContain("faults of the document: 1");
});

test("a constraint that a foreign document lets nobody violate is skipped with its reason", async () => {
  const document = await ledgerWith("#/components/schemas/Address", (address) => {
    address.anyOf = [{ properties: { city: { maxLength: 5 } } }, {}];
  });
  const report = await runContract(document, { ...quick, isForeign: true });
  expect(failuresOf(report)).toEqual([]);
  expect(report.coverage.skipped.map(({ id }) => id)).toContain(
    "createAccount constraint body/address anyOf invalid",
  );
});

test("an example of an answer's header is held to its schema", async () => {
  const responses = "#/paths/~1accounts~1{accountId}/delete/responses";
  const document = await ledgerWith(responses, (answers) => {
    const schema = { type: "integer", minimum: 1 };
    const headers = {
      "X-Left": { schema, example: 0 },
      "X-Right": { schema, examples: { some: { value: 7 } } },
      "X-Any": { schema: {}, example: "any" },
    };
    answers["299"] = { description: "Gone.", headers };
  });
  const report = await runContract(document, { ...quick, only: "ledger/deleteAccount", isForeign: true });
  expect(report.faults).toEqual([
    {
      pointer: `${responses}/299/headers/X-Left/example`,
      reason: "its schema refuses it: the example must be >= 1",
    },
  ]);
  expect(failuresOf(report)).toEqual([]);
});

test("an optional parameter that no value fits is listed, and everything else is tried", async () => {
  const pointer = "#/paths/~1accounts/get/parameters";
  const document = await ledgerWith("#/paths/~1accounts/get", (operation) => {
    const never = { name: "never", in: "query", schema: { type: "string", format: "uri", maxLength: 3 } };
    operation.parameters = [...(Array.isArray(operation.parameters) ? operation.parameters : []), never];
  });
  const report = await runContract(document, { ...quick, only: "ledger/listAccounts", isForeign: true });
  expect(failuresOf(report)).toEqual([]);
  expect(report.faults).toEqual([
    { pointer: expect.stringContaining(pointer), reason: "no value was found that this schema admits" },
  ]);
  expect(report.coverage.missing).toEqual([]);
});

test("a client's mistake fails with a foreign document too", async () => {
  const adapter = brokenClient({ forgiving: (status) => status === 404 });
  expect(failuresOf(await runContract(ledger, { ...quick, adapter, isForeign: true }))).not.toEqual([]);
});

test("an answer that is built of a wrong example in a schema is blamed on that example", async () => {
  const refused = "#/components/responses/Refused/content/application~1json";
  const document = await ledgerWith(refused, (media) => {
    delete media.examples;
    media.schema = { properties: { error: { type: "string", maxLength: 3, example: "too long" } } };
  });
  const { faults } = await runContract(document, { ...quick, isForeign: true });
  expect(faults).toEqual([
    {
      pointer: `${refused}/schema/properties/error/example`,
      reason: expect.stringMatching(/^the second judge at response\/body\/error: maxLength /),
      cases: expect.any(Number),
    },
  ]);
});

test("a credential for an operation of which the document does not say whether it needs one is named", async () => {
  const document = await ledgerWith("#", (root) => {
    delete root.security;
  });
  const sound = createHttpAdapter(isLedgerFailure);
  const adapter: ClientAdapter = {
    ...sound,
    call: (input, context) =>
      sound.call(input, {
        ...context,
        fetch: (url, init) => {
          const headers = new Headers(init?.headers);
          headers.set("x-api-key", "a key");
          return context.fetch(url, { ...init, headers });
        },
      }),
  };
  const only = "ledger/deleteAccount";
  const foreign = await runContract(document, { ...quick, adapter, only, isForeign: true });
  expect(failuresOf(foreign)).toEqual([]);
  expect(foreign.faults).toEqual([
    {
      pointer: "#/paths/~1accounts~1{accountId}/delete",
      reason: "it has no security, and neither has the document; the client sent the credential apiKey",
      cases: expect.any(Number),
    },
  ]);
  expect(failuresOf(await runContract(document, { ...quick, adapter }))).toContain(
    "faults of the document: 5",
  );
});

const bank = (paths: JsonObject, more: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Bank", version: "1" },
  paths,
  ...more,
});
const done = { responses: { "204": { description: "Done." } } };
const twoOfHttp = { basic: { type: "http", scheme: "basic" }, bearer: { type: "http", scheme: "bearer" } };
const idOf = (name: string): Json => ({ name, in: "path", required: true, schema: { type: "string" } });

test.each<[what: string, document: JsonObject, fault: RegExp]>([
  [
    "two paths that only the names in braces tell apart",
    bank({
      "/a/{id}": { get: { parameters: [idOf("id")], ...done } },
      "/a/{slug}": {
        get: { parameters: [idOf("slug")], ...done },
        put: { parameters: [idOf("slug")], ...done },
      },
    }),
    /^GET \/a\/\{slug\} is left out/,
  ],
  [
    "two names in braces with nothing between them",
    bank({
      "/a/{id}{format}": { get: { parameters: [idOf("id"), idOf("format")], ...done } },
      "/b": { get: done },
    }),
    /nothing is between two names in braces/,
  ],
  [
    "two credentials in one header, where no other can be given",
    bank(
      { "/a": { get: done }, "/b": { get: { ...done, security: [{ basic: [], bearer: [] }] } } },
      { components: { securitySchemes: twoOfHttp } },
    ),
    /two credentials in one place/,
  ],
  [
    "two credentials in one header",
    bank(
      {
        "/a": { get: done },
        "/b": { get: { ...done, security: [{ basic: [], bearer: [] }, { bearer: [] }] } },
      },
      { components: { securitySchemes: twoOfHttp } },
    ),
    /two credentials in one place/,
  ],
])("%s: it is listed, and everything else passes", async (_, document, fault) => {
  const report = await runContract(document, { ...quick, isForeign: true });
  expect(failuresOf(report)).toEqual([]);
  expect(report.faults.map(({ reason }) => reason)).toEqual([expect.stringMatching(fault)]);
});

test("a value that its own schema refuses is never sent, and fails nothing", async () => {
  const schema = { type: "boolean", enum: ["0", "1", true, false] };
  const document = bank({ "/a": { get: { parameters: [{ name: "flag", in: "query", schema }], ...done } } });
  expect(failuresOf(await runContract(document, quick))).toEqual([]);
});

test("a scheme of HTTP that Prism does not know is checked by the second judge", async () => {
  const securitySchemes = { signed: { type: "http", scheme: "acme-hmac" } };
  const document = bank(
    { "/a": { get: { ...done, security: [{ signed: [] }] } } },
    { components: { securitySchemes } },
  );
  const report = await runContract(document, quick);
  expect(failuresOf(report)).toEqual([]);
  expect(report.cases.map(({ id }) => id)).toContainEqual(
    expect.stringMatching(/refused\/security-missing$/),
  );
});

test("a reference may write the braces of a path in percents", async () => {
  const parameters = [{ ...Object(idOf("id")), schema: { type: "string", maxLength: 3 } }];
  const reference = { $ref: "#/paths/~1a~1%7Bid%7D/parameters/0" };
  const document = bank({
    "/a/{id}": { parameters, get: done },
    "/b/{id}": { get: { parameters: [reference], ...done } },
  });
  expect(failuresOf(await runContract(document, quick))).toEqual([]);
});

test.each([
  [{ "image/gif": { example: "" } }],
  [{ "application/json": { example: null } }],
  [{ "application/json": { example: "" } }],
])("an example may be empty: %j", async (content) => {
  const document = bank({ "/a": { get: { responses: { "200": { description: "A picture.", content } } } } });
  expect(failuresOf(await runContract(document, quick))).toEqual([]);
});

test("an operation with mutual TLS is called without a credential, since no request shows one", async () => {
  const securitySchemes = {
    tls: { type: "mutualTLS" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
  };
  const document = bank(
    {
      "/a": { get: { ...done, security: [{ tls: [] }] } },
      "/b": { get: { ...done, security: [{ tls: [], key: [] }] } },
    },
    { components: { securitySchemes } },
  );
  expect(failuresOf(await runContract(document, quick))).toEqual([]);
});

test("an example is found whatever its name is", async () => {
  const examples = { 'Bitcoin, "txids"': { value: "a" }, "a; b": { value: "b" }, Grüße: { value: "c" } };
  const content = { "application/json": { schema: { type: "string" }, examples } };
  const document = bank({ "/a": { get: { responses: { "200": { description: "A text.", content } } } } });
  expect(failuresOf(await runContract(document, quick))).toEqual([]);
});
