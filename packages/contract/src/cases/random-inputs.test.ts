import fc from "fast-check";
import { expect, test } from "vitest";
import { planContract } from "./plan.js";

test("a required query value is never empty, because Prism would call it absent, and a note says so", () => {
  const parameter = (name: string, required: boolean) => ({
    name,
    in: "query",
    required,
    schema: { type: "string" },
  });
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: {
      "/a": {
        get: {
          operationId: "getA",
          parameters: [parameter("wanted", true), parameter("other", false)],
          responses: { "204": { description: "Nothing." } },
        },
      },
    },
  };
  const { random, notes } = planContract(document, "a");
  const queries = random.flatMap(({ inputs }) => fc.sample(inputs, { seed: 1, numRuns: 500 }));
  expect(queries.map(({ query }) => query.wanted)).not.toContain("");
  expect(queries.map(({ query }) => query.other)).toContain("");
  expect(notes).toEqual([
    "getA: query/wanted is not tried empty, because Prism takes an empty query value for an absent one",
  ]);
});
