import { expect, test } from "vitest";
import type { Json, JsonObject } from "../document/json.js";
import { loadDocument } from "../document/load-document.js";
import { createJudges } from "../judge/judges.js";
import { failuresOf } from "./contract-report.js";
import { runContract } from "./run-contract.js";

const documentOf = (schema: Json): JsonObject => {
  const content = { "application/json": { schema: { $ref: "#/components/schemas/Item" } } };
  return {
    openapi: "3.0.3",
    info: { title: "Items", version: "1" },
    components: { schemas: { Item: schema } },
    paths: {
      "/items": {
        post: {
          operationId: "addItem",
          requestBody: { required: true, content },
          responses: { "200": { description: "The item.", content } },
        },
      },
    },
  };
};

const properties = {
  id: { type: "integer", readOnly: true },
  name: { type: "string" },
  password: { type: "string", writeOnly: true },
};

test.each<[string, Json]>([
  [
    "in one schema",
    { type: "object", required: ["id", "name", "password"], properties, additionalProperties: false },
  ],
  ["beside allOf", { allOf: [{ type: "object", properties }, { required: ["id", "name", "password"] }] }],
  ["inside a union", { oneOf: [{ type: "object", required: ["id", "name"], properties }] }],
])(
  "a readOnly property is required of answers only, and a writeOnly one of requests: %s",
  async (_, schema) => {
    const report = await runContract(documentOf(schema), { seed: 1, randomRuns: 10 });
    expect(failuresOf(report)).toEqual([]);
    const sent = report.cases.flatMap(({ exchange }) =>
      exchange?.body === undefined ? [] : [exchange.body],
    );
    expect(sent.some((body) => typeof body === "object" && body !== null && "id" in body)).toBe(false);
    expect(report.cases.map(({ id }) => id)).not.toContain("Items/addItem/refused/body-required-id");
  },
);

test("a request that carries a readOnly property all the same is no violation", async () => {
  const schema = { type: "object", required: ["id", "name"], properties, additionalProperties: false };
  const { document } = await loadDocument(documentOf(schema));
  const { second } = createJudges(document, { checkCredentials: true });
  const headers = { "content-type": "application/json" };
  const judge = (body: Json) =>
    second.judgeRequest({ method: "post", url: { path: "/items", query: {} }, headers, body }).violations;
  expect(judge({ name: "a", id: 1 })).toEqual([]);
  expect(judge({ name: "a" })).toEqual([]);
  expect(judge({ id: 1 }).map(({ code, missing }) => [code, missing])).toEqual([["required", "name"]]);
});
