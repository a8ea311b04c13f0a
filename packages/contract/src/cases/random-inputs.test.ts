import fc from "fast-check";
import { expect, test } from "vitest";
import { createReaders } from "../schema/schema-reader.js";
import { planContract } from "./plan.js";

test("a required query value is tried empty too: Prism would call it absent, the document does not", () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: {
      "/a": {
        get: {
          operationId: "getA",
          parameters: [{ name: "wanted", in: "query", required: true, schema: { type: "string" } }],
          responses: { "204": { description: "Nothing." } },
        },
      },
    },
  };
  const { random } = planContract(createReaders(document), "a");
  const queries = random.flatMap(({ inputs }) => fc.sample(inputs, { seed: 1, numRuns: 500 }));
  expect(queries.map(({ query }) => query.wanted)).toContain("");
});
