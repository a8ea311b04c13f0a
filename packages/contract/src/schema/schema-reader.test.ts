import { expect, test } from "vitest";
import { createSchemaCompiler } from "../document/schema-compiler.js";
import { createReaders } from "./schema-reader.js";

const documentOf = (properties: Record<string, { type: string; readOnly?: boolean }>) => ({
  openapi: "3.1.0",
  components: { schemas: { Customer: { type: "object", required: Object.keys(properties), properties } } },
});

test("a document whose schemas mean one thing in both directions is compiled by one compiler", () => {
  const document = documentOf({ name: { type: "string" } });
  const compiler = createSchemaCompiler(document);
  const { request, answer } = createReaders(document, compiler);
  expect([request.compiler, answer.compiler]).toEqual([compiler, compiler]);
});

test("a direction that requires less has validators of its own", () => {
  const document = documentOf({ id: { type: "string", readOnly: true } });
  const compiler = createSchemaCompiler(document);
  const { request, answer } = createReaders(document, compiler);
  expect(answer.compiler).toBe(compiler);
  expect(request.compiler.compile("#/components/schemas/Customer")({})).toBe(true);
  expect(answer.compiler.compile("#/components/schemas/Customer")({})).toBe(false);
});
