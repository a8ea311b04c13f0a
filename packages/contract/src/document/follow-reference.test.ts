import { expect, test } from "vitest";
import { createReaders } from "../schema/schema-reader.js";
import { followReference } from "./follow-reference.js";

const document = {
  openapi: "3.1.0",
  components: {
    schemas: {
      Name: { type: "string" },
      "With space": { $ref: "#/components/schemas/Name" },
      Alias: { $ref: "#/components/schemas/With%20space" },
      Short: { $ref: "#/components/schemas/Name", maxLength: 3 },
      Circle: { $ref: "#/components/schemas/Circle" },
      Gone: { $ref: "#/components/schemas/Nowhere" },
    },
  },
};
const at = (name: string) => `#/components/schemas/${name}`;

test("a reference and nothing else stands for its target, however many steps away", () => {
  expect(followReference(document, at("Alias"))).toBe(at("Name"));
  expect(followReference(document, at("Name"))).toBe(at("Name"));
});

test("a reference with a keyword beside it stands for itself, and a circle has an end", () => {
  expect(followReference(document, at("Short"))).toBe(at("Short"));
  expect(followReference(document, at("Circle"))).toBe(at("Circle"));
  expect(followReference(document, at("Gone"))).toBe(at("Nowhere"));
});

test("two references to a schema share its validator and its shapes", () => {
  const { request } = createReaders(document);
  expect(request.compiler.compile(at("Alias"))).toBe(request.compiler.compile(at("Name")));
  expect(request.shapes(request.at(at("Alias")))).toBe(request.shapes(request.at(at("Name"))));
  expect(request.compiler.compile(at("Short"))("four")).toBe(false);
});
