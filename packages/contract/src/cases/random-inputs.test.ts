import fc from "fast-check";
import { expect, test } from "vitest";
import { isJsonObject, type JsonObject } from "../document/json.js";
import { createReaders } from "../schema/schema-reader.js";
import { outlineContract, planContract } from "./plan.js";

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

const documentOf = (operation: JsonObject): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "A", version: "1" },
  paths: {
    "/a": { post: { operationId: "postA", responses: { "204": { description: "" } }, ...operation } },
  },
});

// RFC 6570, 3.2.3: `allowReserved` sends `%41` as it is, so `A` arrives.
test("a text that is percent-encoded already is not tried where it is not encoded again", () => {
  const schema = { enum: ["%41", "%aa", "100%", "plain"] };
  const form = {
    schema: { type: "object", properties: { f: schema } },
    encoding: { f: { allowReserved: true } },
  };
  const document = documentOf({
    parameters: [{ name: "q", in: "query", allowReserved: true, schema }],
    requestBody: { content: { "application/x-www-form-urlencoded": form } },
  });
  const { cases, random } = planContract(createReaders(document), "a");
  const inputs = [
    ...random.flatMap(({ inputs }) => fc.sample(inputs, { seed: 1, numRuns: 200 })),
    ...cases.filter(({ expect: { kind } }) => kind !== "refused").map(({ input }) => input),
  ];
  const fields = inputs.flatMap(({ body }) => (isJsonObject(body) ? [body.f] : []));
  const given = new Set([...inputs.map(({ query }) => query.q), ...fields]);
  expect([...given].sort()).toEqual(["100%", "plain", undefined]);
});

test("a body of which no value is valid is not sent in a wrong media type", () => {
  const schema = { type: "string", format: "uuid", maxLength: 3 };
  const document = documentOf({ requestBody: { content: { "application/json": { schema } } } });
  const readers = createReaders(document);
  const { cases } = planContract(readers, "a");
  expect(cases.length).toBeGreaterThan(0);
  expect(cases.filter(({ input }) => input.body === undefined).map(({ edit }) => edit)).not.toContain(
    "wrong-media-type",
  );
  const { operations, plan } = outlineContract(readers, "a");
  const items = operations.flatMap((operation) => plan(operation).items);
  expect(items.filter(({ id }) => id.includes("media type"))).toEqual([
    expect.objectContaining({ isUnreachable: true }),
  ]);
});

// RFC 6570, 2.3: a client leaves an empty object out, so that it would violate nothing.
test("a required key of an object in a query is violated by an object that is sent", () => {
  const schema = { type: "object", required: ["a"], properties: { a: { type: "string" } } };
  const document = documentOf({ parameters: [{ name: "q", in: "query", explode: false, schema }] });
  const { cases } = planContract(createReaders(document), "a");
  const refused = cases.find(({ id }) => id === "a/postA/refused/query-q-required-a");
  expect(refused?.input.query).toEqual({ q: { undeclaredProperty: "text" } });
});
