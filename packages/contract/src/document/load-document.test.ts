import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isContractError } from "../contract-error.js";
import type { Json, JsonObject } from "./json.js";
import { loadDocument } from "./load-document.js";
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

const at = "#/paths/~1x/post/requestBody/content/application~1json/schema";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "contract-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** The path of a document that is written in these files; the first is the one to name. */
const written = async (files: Readonly<Record<string, string>>): Promise<string> => {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
  return join(folder, Object.keys(files)[0] ?? "");
};

/** The code and message of a refusal, without the folder of this test; empty when the document is taken. */
const refusalOf = async (loading: Promise<unknown>): Promise<string> => {
  const error = await loading.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error === undefined) return "";
  if (!isContractError(error)) throw error;
  return `${error.code} ${error.message}`.replaceAll(`${folder}/`, "");
};

test.each([
  ["a misspelt type", { allOf: [{ type: "strng" }] }, `${at}/allOf/0: \`type\` is "strng". Write one of`],
  [
    "a required that is a flag",
    { items: { required: true } },
    `${at}/items: \`required\` is true. Write the names of required properties as a list`,
  ],
  ["a limit that is a text", { maxLength: "5" }, `${at}: \`maxLength\` is "5". Write a whole number`],
  [
    "a limit of 3.0 in 3.1",
    { minimum: 1, exclusiveMinimum: true },
    "write `exclusiveMinimum: 1` and no `minimum`",
  ],
  [
    "a reference to nothing",
    { $ref: "#/components/schemas/A" },
    `${at}: $ref "#/components/schemas/A" leads nowhere.`,
  ],
  [
    "a reference to another file",
    { $ref: "other.yaml#/A" },
    `${at}: $ref "other.yaml#/A" leads nowhere: only`,
  ],
  ["a body without a form", [], "a schema is expected here, not []"],
])("%s is refused, with its place and what to write instead", async (_, schema, message) => {
  expect(await refusalOf(loadDocument(documentWith(schema)))).toContain(message);
});

test("a schema that no validator can be made of is refused, wherever it stands", async () => {
  const A = { type: "object", properties: { b: { $ref: "#/components/schemas/B" } } };
  const document = documentWith(
    { $ref: "#/components/schemas/A" },
    { components: { schemas: { A, B: { anyOf: [{ required: ["a", "a"] }] } } } },
  );
  expect(await refusalOf(loadDocument(document))).toBe(
    "uncompilable-schema The document #/components/schemas/B/anyOf/0: this schema does not compile: /required must NOT have duplicate items (items ## 1 and 0 are identical). Correct it; nothing that uses it would be validated.",
  );
});

test.each([
  ["a: [", "api.yaml:1: invalid YAML at column 5"],
  ["a: 1\na: 2", "api.yaml:2: the same key stands here a second time"],
  ["just text", 'this is not an OpenAPI document, it is "just text"'],
  ["a: 1", "this is not an OpenAPI document: it has no `openapi` key"],
  ["swagger: '2.0'", "Swagger 2.0 is not supported. Convert it"],
  ["openapi: 4.0.0", "OpenAPI 4.0.0 is not supported"],
  ["openapi: 3.1.0\npaths: {}", "api.yaml:2 #/paths: no path is described"],
  [
    "openapi: 3.1.0\npaths:\n  x: {}",
    'api.yaml:3 #/paths/x: the path "x" must start with a slash. Write "/x".',
  ],
  [
    "openapi: 3.1.0\njsonSchemaDialect: urn:x\npaths: {/x: {}}",
    'api.yaml:2 #/jsonSchemaDialect: the schema dialect "urn:x"',
  ],
  [
    "openapi: 3.1.0\npaths:\n  /x:\n    get: {operationId: a}\n    put: {operationId: a}",
    "api.yaml:5 #/paths/~1x/put: the operationId a is that of GET /x too. Give PUT /x one of its own.",
  ],
])("a text that is no usable document is named with its line: %j", async (text, message) => {
  expect(await refusalOf(loadDocument(await written({ "api.yaml": text })))).toContain(message);
});

test("everything that is wrong is said at once", async () => {
  const text =
    "openapi: 3.1.0\npaths:\n  /x:\n    get: {summary: 7, tags: all}\n  /y:\n    get: {parameters: {}}";
  const message = await refusalOf(loadDocument(await written({ "api.yaml": text })));
  expect(message.split("\n")).toHaveLength(2);
});

test("a document in several files is read whole, and places are those of its author", async () => {
  const root = "openapi: 3.1.0\npaths:\n  /x:\n    $ref: paths/x.yaml\n";
  const x =
    'get:\n  responses:\n    "200":\n      description: Fine.\n      content:\n        application/json:\n          schema:\n            $ref: ../schemas.yaml#/Thing\n';
  const path = await written({
    "api.yaml": root,
    "paths/x.yaml": x,
    "schemas.yaml": "Thing:\n  type: object\n",
  });
  const { document, placeOf } = await loadDocument(path);
  expect(document.components).toEqual({ schemas: { Thing: { type: "object" } } });
  expect(placeOf("#/components/schemas/Thing/type")).toMatchObject({
    file: join(folder, "schemas.yaml"),
    line: 2,
  });
  await written({ "schemas.yaml": "Thing:\n  type: objct\n" });
  expect(await refusalOf(loadDocument(path))).toContain('schemas.yaml:2 #/Thing: `type` is "objct".');
});

test("merge keys are what they stand for", async () => {
  const text = `openapi: 3.1.0
x-common: &common {description: Gone.}
paths:
  /x:
    get: {responses: {"404": {<<: *common}}}
`;
  const { written: read } = await loadDocument(await written({ "api.yaml": text }));
  expect(read.paths).toEqual({ "/x": { get: { responses: { "404": { description: "Gone." } } } } });
});

test("OpenAPI 3.2 is read as far as 3.1 goes, and the rest is told", async () => {
  const get = "{ responses: { default: { description: Done } } }";
  const text = `openapi: 3.2.0\npaths:\n  /x:\n    query: {}\n    get: ${get}\n`;
  const { document, notes, faults } = await loadDocument(await written({ "api.yaml": text }));
  expect(document).toMatchObject({ openapi: "3.1.1", paths: { "/x": { get: {} } } });
  expect(notes).toEqual([
    expect.stringContaining("api.yaml:4 #/paths/~1x/query: `query` belongs to OpenAPI 3.2"),
  ]);
  expect(faults).toEqual([]);
});

test.each([
  ["a pattern that no engine builds", { type: "string", pattern: "(" }, "pattern"],
  ["nullable, which means nothing in 3.1", { type: "string", nullable: true }, "nullable"],
])("%s is ignored, and listed as a fault", async (_, schema, keyword) => {
  const { document, faults } = await loadDocument(documentWith(schema));
  expect(faults.map(({ pointer }) => pointer)).toEqual([`${at}/${keyword}`]);
  expect(JSON.stringify(document)).not.toContain(keyword);
});

test.each([
  ["cannot be read", { type: "objct" }],
  ["does not compile", { required: ["a", "a"] }],
])(
  "an operation of somebody else's document that %s is left out, and listed as a fault",
  async (_, schema) => {
    const sound = { get: { responses: { "204": { description: "" } } } };
    const document = documentWith(schema);
    document.paths = { "/sound": sound, ...Object(document.paths) };
    const { document: read, faults } = await loadDocument(document, { isForeign: true });
    expect(read.paths).toEqual({ "/sound": sound });
    expect(faults).toEqual([
      {
        pointer: "#/paths/~1x/post",
        reason: expect.stringContaining(`POST /x is left out: The document ${at}: `),
      },
    ]);
    expect(await refusalOf(loadDocument(documentWith(schema), { isForeign: true }))).toContain(
      "none of its operations can be used",
    );
  },
);

test("a word of an example that reads like a reference is no reference", async () => {
  const document = documentWith({
    type: "object",
    default: { $ref: "nowhere" },
    properties: { example: { type: "string" } },
  });
  expect(await refusalOf(loadDocument(document))).toBe("");
});

test("a document that holds itself is refused", async () => {
  const document = documentWith({});
  document.components = document;
  expect(await refusalOf(loadDocument(document))).toContain("it holds itself");
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
  expect(upgrade({ $ref: "#/a", nullable: true, description: "x" })).toEqual({
    anyOf: [{ $ref: "#/a" }, { type: "null" }],
  });
  expect(upgrade({ $ref: "#/a", nullable: false, maxLength: 3 })).toEqual({ $ref: "#/a" });
  expect(upgrade({ $ref: "#/a", readOnly: true })).toEqual({ $ref: "#/a", readOnly: true });
  expect(upgrade({ allOf: [{ $ref: "#/a" }], nullable: true })).toEqual({
    anyOf: [{ allOf: [{ $ref: "#/a" }] }, { type: "null" }],
  });
});
