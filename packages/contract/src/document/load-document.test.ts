import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { isContractError } from "../contract-error.js";
import { compileGate } from "./compile-gate.js";
import type { Json, JsonObject } from "./json.js";
import { loadDocument } from "./load-document.js";
import { checkDocument, parseDocument } from "./parse-document.js";
import { upgradeDocument } from "./upgrade-document.js";

const documentWith = (schema: Json, more: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "Test", version: "1" },
  paths: {
    "/x": {
      post: {
        requestBody: { content: { "application/json": { schema } } },
        responses: { "204": { description: "" } },
      },
    },
  },
  ...more,
});

const reasonOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (isContractError(error)) return error.message;
    throw error;
  }
  return "";
};

const at = "#/paths/~1x/post/requestBody/content/application~1json/schema";

test.each([
  ["a regular expression that is none", { type: "string", pattern: "(" }, at],
  [
    "a PCRE-only flag",
    { type: "object", properties: { a: { type: "string", pattern: "(?i)a" } } },
    `${at}/properties/a`,
  ],
  ["a misspelt type", { allOf: [{ type: "strng" }] }, `${at}/allOf/0`],
  ["a boolean required", { type: "array", items: { type: "object", required: true } }, `${at}/items`],
  ["a limit that is a text", { type: "string", maxLength: "5" }, at],
])("the gate stops at %s and names the innermost place", (_, schema, pointer) => {
  expect(reasonOf(() => compileGate(documentWith(schema), "test"))).toContain(
    `test: the schema at ${pointer} does not`,
  );
});

test("the gate reaches schemas that are only referred to, and lets a sound document through", () => {
  const broken = documentWith(
    { $ref: "#/components/schemas/A" },
    { components: { schemas: { A: { type: "nope" } } } },
  );
  expect(reasonOf(() => compileGate(broken, "test"))).toContain("#/components/schemas/A");
  const list = { type: "object", properties: { next: { $ref: "#/components/schemas/A" } } };
  const sound = documentWith({ $ref: "#/components/schemas/A" }, { components: { schemas: { A: list } } });
  expect(reasonOf(() => compileGate(sound, "test"))).toBe("");
});

test.each([
  ["a: [", "test:1: invalid YAML at column 5"],
  ["a: 1\na: 2", "test:2: the same key stands here a second time"],
  ["openapi: 3.1.0\nx: &a\n  b: [*a]", "test:3: `*a` stands inside of what it stands for"],
  ["openapi: 3.1.0\nx: *b", "`*b` has no anchor"],
  ["just text", "this is not an OpenAPI document, it is just text"],
  ["a: 1", "it has no `openapi` key"],
  ["swagger: '2.0'", "Swagger 2.0 is not supported"],
  ["openapi: 4.0.0", "OpenAPI 4.0.0 is not supported. Write a 3.0, 3.1 or 3.2 document"],
  ["openapi: 3.1.0\npaths: {}", "describes no path"],
  ["openapi: 3.1.0\npaths: {x: {}}", 'has the path "x", which must start with a slash'],
  ["openapi: 3.1.0\njsonSchemaDialect: urn:x\npaths: {/x: {}}", "asks for the schema dialect"],
  [
    "openapi: 3.1.0\npaths: {/x: {get: {operationId: a}, put: {operationId: a}}}",
    "gives the operationId a to GET /x and to PUT /x",
  ],
])("a text that is no usable document is named: %j", (text, reason) => {
  const message = reasonOf(() => parseDocument(text, "test"));
  expect(message).toContain(reason);
  expect(message).not.toContain("\n");
});

test("a reference that leads nowhere, outside, or to itself is named with its place", () => {
  const to = ($ref: string, more?: JsonObject) =>
    reasonOf(() => checkDocument(documentWith({ $ref }, more), "test"));
  expect(to("#/components/schemas/A")).toBe(
    `test: ${at} refers to #/components/schemas/A, which does not exist.`,
  );
  expect(to("other.yaml#/A")).toContain("outside the document");
  const circle = { A: { $ref: "#/components/schemas/B" }, B: { $ref: "#/components/schemas/A" } };
  expect(to("#/components/schemas/A", { components: { schemas: circle } })).toContain(
    "only refers back to itself",
  );
});

test("a document in several files is read with all of them", async () => {
  const folder = await mkdtemp(join(tmpdir(), "several-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const schema = { $ref: "parts/pet.yaml#/Pet" };
  await mkdir(join(folder, "parts"));
  await writeFile(join(folder, "a.json"), JSON.stringify(documentWith(schema)));
  await writeFile(join(folder, "parts/pet.yaml"), "Pet: { type: string, maxLength: 5 }\n");
  const { document } = await loadDocument(join(folder, "a.json"));
  expect(document.components).toEqual({ schemas: { Pet: { type: "string", maxLength: 5 } } });

  await writeFile(join(folder, "parts/pet.yaml"), "Pet: { type: text }\n");
  await expect(loadDocument(join(folder, "a.json"))).rejects.toThrow(
    /parts\/pet\.yaml:1 #\/Pet: `type` is "text"/,
  );

  await rm(join(folder, "parts"), { recursive: true });
  await expect(loadDocument(join(folder, "a.json"))).rejects.toThrow(
    /\$ref "parts\/pet\.yaml#\/Pet" leads nowhere/,
  );
});

test("a word of an example that reads like a reference is no reference", () => {
  const document = documentWith({
    type: "object",
    default: { $ref: "nowhere" },
    properties: { example: { type: "string" } },
  });
  expect(reasonOf(() => checkDocument(document, "test"))).toBe("");
});

test("3.0 is rewritten in the words of 3.1", () => {
  const upgrade = (schema: JsonObject) => {
    const { paths } = upgradeDocument({ ...documentWith(schema), openapi: "3.0.3" }).document;
    return JSON.parse(JSON.stringify(paths))["/x"].post.requestBody.content["application/json"].schema;
  };
  expect(upgrade({ type: "string", nullable: true })).toEqual({ type: ["string", "null"] });
  expect(upgrade({ type: "number", minimum: 1, exclusiveMinimum: true })).toEqual({
    type: "number",
    exclusiveMinimum: 1,
  });
  expect(upgrade({ maximum: 1, exclusiveMaximum: false })).toEqual({ maximum: 1 });
  expect(upgrade({ $ref: "#/a", nullable: true })).toEqual({ $ref: "#/a" });
  expect(upgrade({ allOf: [{ $ref: "#/a" }], nullable: true })).toEqual({
    anyOf: [{ allOf: [{ $ref: "#/a" }] }, { type: "null" }],
  });
});
