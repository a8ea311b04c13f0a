import { expect, test } from "vitest";
import type { ClientAdapter } from "../client/client-adapter.js";
import { createHttpAdapter } from "../client/http-adapter.js";
import type { Json, JsonObject } from "../document/json.js";
import { isExact } from "../values/exact.js";
import { failuresOf } from "./contract-report.js";
import { runContract } from "./run-contract.js";

const beyond = 2 ** 53;

/** A client that, like the generated ones, neither sends nor returns a number that JavaScript has rounded. */
const exactClient = (): ClientAdapter => {
  const sound = createHttpAdapter();
  const refusal = (kind: "not-sent" | "unreadable") => Object.assign(new Error("not exact"), { kind });
  return {
    describeFailure: (error) =>
      error instanceof Error && "kind" in error && error.message === "not exact"
        ? { kind: error.kind === "unreadable" ? "unreadable" : "not-sent", message: error.message }
        : sound.describeFailure(error),
    async call(input, context) {
      if (!isExact(input.body ?? null)) throw refusal("not-sent");
      const data = await sound.call(input, context);
      if (!isExact(data as Json)) throw refusal("unreadable");
      return data;
    },
  };
};

const quick = { mutants: false, randomRuns: 20, seed: 1, adapter: exactClient() } as const;

const documentOf = (properties: JsonObject, example?: JsonObject): JsonObject => {
  const schema = { type: "object", required: ["id"], properties: { id: { type: "string" }, ...properties } };
  const content = { "application/json": { schema, ...(example ? { example } : {}) } };
  return {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: {
      "/a": {
        post: {
          operationId: "postA",
          requestBody: { required: true, content },
          responses: { "200": { description: "", content } },
        },
      },
    },
  };
};

test.each<[string, JsonObject]>([
  ["a constant", { const: beyond }],
  ["an only listed value", { enum: [beyond] }],
  ["one of two listed values", { enum: [1, -beyond] }],
  ["a lower limit", { type: "integer", minimum: beyond }],
  ["an upper limit", { type: "integer", maximum: -beyond }],
  ["an exclusive limit", { type: "integer", exclusiveMinimum: beyond - 1 }],
  ["a limit that is never reached", { type: "integer", minimum: 0, maximum: 2 ** 64 }],
  ["a constant inside", { type: "array", items: { const: beyond }, minItems: 1 }],
])("%s that JavaScript would round is listed as that, and fails nothing", async (_, schema) => {
  const report = await runContract(documentOf({ big: schema }), quick);
  expect(failuresOf(report)).toEqual([]);
  const reasons = report.coverage.skipped.map(({ reason }) => reason);
  expect(reasons).toContain("JavaScript cannot hold its number exactly (it is beyond 2^53 - 1)");
});

test("an example with a number that JavaScript would round is a fault of the document, and fails nothing else", async () => {
  const document = documentOf({ big: { type: "integer" } }, { id: "a", big: beyond });
  const { faults, ...report } = await runContract(document, { ...quick, isForeign: true });
  expect(failuresOf({ faults, ...report })).toEqual([]);
  const at = "#/paths/~1a/post";
  const media = "content/application~1json/example";
  expect(faults).toEqual([
    {
      pointer: `${at}/requestBody/${media}`,
      reason: "JavaScript cannot hold one of its numbers exactly",
    },
    {
      pointer: `${at}/responses/200/${media}`,
      reason: "the server at response/body/big: inexact JavaScript cannot hold the number exactly",
      cases: expect.any(Number),
    },
  ]);
});

test("a required constant that JavaScript would round is the reason why its operation cannot be called", async () => {
  const document = documentOf({ id: { const: beyond } });
  const report = await runContract(document, { ...quick, isForeign: true });
  expect(failuresOf(report)).toEqual([]);
  expect(report.faults.map(({ reason }) => reason)).toContain(
    "JavaScript cannot hold its number exactly (it is beyond 2^53 - 1)",
  );
});
