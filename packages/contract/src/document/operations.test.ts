import { expect, test } from "vitest";
import { operationsOf } from "./operations.js";

test("a parameter in the place of a credential of the operation is that credential", () => {
  const key = { name: "apikey", in: "query", required: true, schema: { type: "string" } };
  const header = { name: "x-api-key", in: "header", schema: { type: "string" } };
  const parameters = [key, header];
  const operations = operationsOf({
    components: {
      securitySchemes: {
        app: { type: "apiKey", in: "query", name: "apikey" },
        own: { type: "apiKey", in: "header", name: "X-Api-Key" },
      },
    },
    security: [{ app: [] }],
    paths: {
      "/both": { get: { operationId: "both", security: [{ app: [], own: [] }], parameters } },
      "/one": { get: { operationId: "one", parameters } },
      "/free": { get: { operationId: "free", security: [], parameters } },
    },
  });
  const names = operations.map(({ id, parameters }) => [id, ...parameters.map(({ name }) => name)]);
  expect(names).toEqual([["both"], ["one", "x-api-key"], ["free", "apikey", "x-api-key"]]);
});
