import { expect, test } from "vitest";
import { sliceDocument } from "./slice-document.ts";

const document = {
  openapi: "3.1.0",
  paths: {
    "/cats": {
      get: {
        operationId: "listCats",
        security: [{ bearer: [] }],
        responses: { "200": { $ref: "#/components/responses/Cats" } },
      },
    },
    "/dogs": { get: { operationId: "listDogs", responses: {} } },
  },
  components: {
    responses: {
      Cats: { content: { "application/json": { schema: { $ref: "#/components/schemas/Cat" } } } },
    },
    schemas: {
      Cat: {
        "x-vendor": true,
        discriminator: { propertyName: "kind", mapping: { tom: "#/components/schemas/Tom" } },
        properties: {
          parent: { $ref: "#/components/schemas/Cat" },
          owner: { $ref: "#/components/schemas/a~1b" },
        },
      },
      Tom: { type: "object" },
      "a/b": { type: "string" },
      Dog: { type: "object" },
    },
  },
};

test("keeps the chosen paths and every component that they reach, and nothing else", () => {
  const slice = sliceDocument(document, ["/cats"], "p001");
  expect(Object.keys(slice.paths)).toEqual(["/cats"]);
  expect(Object.keys(slice.components?.responses ?? {})).toEqual(["Cats"]);
  expect(Object.keys(slice.components?.schemas ?? {}).sort()).toEqual(["Cat", "Tom", "a/b"]);
});

test("drops the vendor's own extensions", () => {
  expect(JSON.stringify(sliceDocument(document, ["/cats"], "p001"))).not.toContain("x-vendor");
});

test("puts one name, one server and one API key in place of the document's own", () => {
  const slice = sliceDocument(document, ["/cats"], "p001");
  expect(slice["x-provider"]).toEqual({ name: "p001", title: "p001" });
  expect(slice.security).toEqual([{ apiKey: [] }]);
  expect(slice.paths["/cats"]).toEqual({
    get: { operationId: "listCats", responses: { "200": { $ref: "#/components/responses/Cats" } } },
  });
  expect(slice.components?.securitySchemes).toEqual({
    apiKey: { type: "apiKey", in: "header", name: "Authorization" },
  });
});
