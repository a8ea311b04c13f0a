import { expect, test } from "vitest";
import type { ClientAdapter } from "../client/client-adapter.js";
import { createHttpAdapter } from "../client/http-adapter.js";
import type { Json, JsonObject } from "../document/json.js";
import { failuresOf } from "./contract-report.js";
import { runContract } from "./run-contract.js";

const plain = createHttpAdapter();

/** A client that sends no text where an object belongs. */
const strict: ClientAdapter = {
  call: async (input, context) => {
    if (typeof input.body === "string") throw new TypeError("no object");
    return plain.call(input, context);
  },
  describeFailure: (error) =>
    error instanceof TypeError ? { kind: "not-sent", message: error.message } : plain.describeFailure(error),
};

const run = (content: JsonObject, adapter = plain) =>
  runContract(
    {
      openapi: "3.1.0",
      info: { title: "Pebble", version: "1" },
      paths: {
        "/a": {
          post: {
            operationId: "postA",
            requestBody: { required: true, content },
            responses: { 204: { description: "" } },
          },
        },
      },
    },
    { mutants: false, randomRuns: 5, seed: 1, isForeign: true, adapter },
  );

const text = { type: "string" };
const form = "application/x-www-form-urlencoded";
const object = (properties: JsonObject, more: JsonObject = {}): Json => ({
  type: "object",
  properties,
  ...more,
});

test.each<[what: string, content: JsonObject]>([
  [
    "a property that needs another",
    { "application/json": { schema: object({ a: text, b: text }, { dependentRequired: { a: ["b"] } }) } },
  ],
  [
    "a property that needs two others",
    {
      "application/json": {
        schema: object({ a: text, b: text, c: text }, { dependentRequired: { a: ["b", "c"] } }),
      },
    },
  ],
  [
    "JSON of one kind beside anything",
    {
      "*/*": { schema: { type: "string", format: "binary" } },
      "application/*": { schema: { type: "string", format: "binary" } },
      "application/vnd.a+json": { schema: object({ a: { type: "integer" } }, { required: ["a"] }) },
    },
  ],
  [
    "JSON beside a text that has examples of its own",
    {
      "text/plain": { examples: { plain: { value: "OK" } } },
      "application/json": { schema: object({ a: text }), examples: { json: { value: { a: "OK" } } } },
    },
  ],
  ["a text whose example is empty", { "text/plain": { example: "" } }],
  [
    "a multipart form with a field that may be null",
    { "multipart/form-data": { schema: object({ a: { type: ["string", "null"] } }, { required: ["a"] }) } },
  ],
  [
    "a multipart form of numbers, flags and lists",
    {
      "multipart/form-data": {
        schema: object(
          {
            a: { type: "boolean" },
            b: { type: "number" },
            c: { type: "array", items: { type: "integer" } },
          },
          { required: ["a", "b", "c"] },
        ),
      },
    },
  ],
  [
    "a form with a field that may be null",
    { [form]: { schema: object({ a: { type: ["integer", "null"] } }, { required: ["a"] }) } },
  ],
  [
    "JSON that may be null",
    { "application/json": { schema: object({ a: text }, { type: ["object", "null"] }) } },
  ],
  ["JSON of any kind", { "application/json": {} }],
  ["a number as text", { "text/plain": { schema: { type: "integer", minimum: 3 } } }],
  ["a form of any fields", { [form]: { schema: object({}, { additionalProperties: text }) } }],
  [
    "a form with a deep object that has a list",
    {
      [form]: {
        schema: object({ a: object({ b: { type: "array", items: text } }) }, { required: ["a"] }),
        encoding: { a: { style: "deepObject", explode: true } },
      },
    },
  ],
  ["any image", { "image/*": { schema: { type: "string", format: "binary" } } }],
])("%s is tried whole, and nothing fails", async (_, content) => {
  const report = await run(content);
  expect(failuresOf(report)).toEqual([]);
  expect(report.coverage.missing).toEqual([]);
});

test("a form's example that is written as it is sent is sent like that", async () => {
  const schema = object({ a: text, b: { type: "integer" } }, { required: ["a"] });
  const { cases, faults } = await run({ [form]: { schema, example: "a=x%20y&b=3" } });
  expect(faults).toEqual([]);
  expect(cases.find(({ id }) => id.endsWith("example-default"))?.input).toMatchObject({
    body: { a: "x y", b: 3 },
  });
});

test("an example of a form may say with null what is left out", async () => {
  const schema = object({ a: text, b: text, c: text });
  const { faults, ...report } = await run({
    "multipart/form-data": { schema, example: { a: "x", b: null, c: 3 } },
  });
  expect(failuresOf({ faults, ...report })).toEqual([]);
  expect(faults).toHaveLength(1);
});

test("a client may refuse to send an example that its schema refuses", async () => {
  const schema = object({ a: text }, { required: ["a"] });
  const { cases, faults } = await run(
    { "multipart/form-data": { schema, example: "a, written somehow" } },
    strict,
  );
  expect(faults).toEqual([
    {
      pointer: expect.stringContaining("/example"),
      reason: expect.stringContaining("its schema refuses it"),
    },
  ]);
  expect(cases.filter(({ isPassed }) => !isPassed)).toEqual([]);
});
