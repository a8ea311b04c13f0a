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

test("null is no value of a parameter, and no media type is wrong for a body of any", () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: {
      "/a": {
        post: {
          operationId: "postA",
          parameters: [{ name: "n", in: "query", schema: { type: ["integer", "null"] } }],
          requestBody: { content: { "*/*": { schema: { type: "object" } } } },
          responses: { "204": { description: "Nothing." } },
        },
      },
    },
  };
  const { cases, random } = planContract(createReaders(document), "a");
  const queries = random.flatMap(({ inputs }) => fc.sample(inputs, { seed: 1, numRuns: 100 }));
  expect([...queries, ...cases.map(({ input }) => input)].some(({ query }) => query.n === null)).toBe(false);
  expect(cases.filter(({ id }) => id.includes("media-type"))).toEqual([]);
});

test("a property that must not be there is refused at its own place", () => {
  const schema = { type: "object", properties: { gone: false } };
  const document = {
    openapi: "3.1.0",
    info: { title: "A", version: "1" },
    paths: {
      "/a": {
        post: {
          operationId: "postA",
          requestBody: { content: { "application/json": { schema } } },
          responses: { "204": { description: "Nothing." } },
        },
      },
    },
  };
  const { cases } = planContract(createReaders(document), "a");
  const expected = cases.flatMap(({ expect: { kind, ...rest } }) => (kind === "refused" ? [rest] : []));
  expect(expected).toContainEqual({
    violation: expect.objectContaining({ location: ["body", "gone"], codes: ["false schema"] }),
  });
});
