import { expect, test } from "vitest";
import type { JsonObject } from "./json.js";
import { operationsOf } from "./operations.js";
import { sliceDocument } from "./slice-document.js";

const refersTo = (pointer: string): JsonObject => ({
  responses: { 200: { description: "", content: { "application/json": { schema: { $ref: pointer } } } } },
});

const slice = (document: JsonObject, id: string): JsonObject => {
  const operation = operationsOf(document).find((each) => each.id === id);
  if (!operation) throw new Error(`there is no operation ${id}`);
  return sliceDocument(document, operation);
};

test("a slice holds one operation, what it refers to, and the security schemes", () => {
  const document = {
    openapi: "3.1.0",
    paths: {
      "/a": {
        get: { operationId: "a", ...refersTo("#/components/schemas/A") },
        post: { operationId: "c", ...refersTo("#/components/schemas/C") },
      },
      "/b": { get: { operationId: "b", ...refersTo("#/components/schemas/C") } },
    },
    components: {
      schemas: { A: { items: { $ref: "#/components/schemas/B" } }, B: { type: "string" }, C: {} },
      securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } },
    },
  };
  const { schemas, securitySchemes } = document.components;
  expect(slice(document, "a")).toEqual({
    openapi: "3.1.0",
    paths: { "/a": { get: document.paths["/a"].get } },
    components: { schemas: { A: schemas.A, B: schemas.B }, securitySchemes },
  });
});

test("a piece of a component that is referred to first does not stand in for the whole of it", () => {
  const whole = { type: "object", required: ["id"], properties: { id: { type: "string" } } };
  const document = {
    openapi: "3.1.0",
    paths: {
      "/a": {
        parameters: [{ name: "id", in: "query", schema: { $ref: "#/components/schemas/A/properties/id" } }],
        get: { operationId: "a", ...refersTo("#/components/schemas/A") },
      },
    },
    components: { schemas: { A: whole } },
  };
  expect(slice(document, "a").components).toEqual({ schemas: { A: whole } });
});

test("a list of another path that is referred into stays a list", () => {
  const parameters = [{ name: "id", in: "query", schema: { type: "string" } }];
  const other = { parameters, get: { operationId: "b", responses: {} } };
  const document = {
    openapi: "3.1.0",
    paths: {
      "/a": { get: { operationId: "a", parameters: [{ $ref: "#/paths/~1b/parameters/0" }], responses: {} } },
      "/b": other,
    },
  };
  expect(slice(document, "a").paths).toMatchObject({ "/b": other });
});
