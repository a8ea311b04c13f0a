import { type JsonObject, parseSpec } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { resolveDirections } from "../directions/directions.js";
import { renderOperations } from "./operations.js";

/** operations.ts of a document with one operation, `call`, or with the given paths. */
const render = (operation: string, rest = "", version = "3.1.0"): string => {
  const text = `openapi: ${version}
info: { title: T, version: "1" }
x-provider: { name: t, title: T }
${rest || "components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }\nsecurity: [{ key: [] }]"}
paths:
${operation}`;
  const document: JsonObject = parseSpec("t", "t.yaml", text).document;
  return renderOperations("t", resolveDirections(document).document);
};

const call = (fields: string, path = "/rows", method = "get"): string => `  ${path}:
    ${method}:
      operationId: call
${fields
  .trim()
  .split("\n")
  .map((line) => `      ${line}`)
  .join("\n")}`;

const none = 'responses: { "204": { description: Done. } }';
const json = (schema: string): string => `content: { application/json: { schema: ${schema} } }`;

test.each<[what: string, parameter: string, expected: string | undefined, path?: string]>([
  [
    "a text in the path",
    "{ name: id, in: path, required: true, schema: { type: string } }",
    undefined,
    "/rows/{id}",
  ],
  [
    "a list in the path",
    "{ name: id, in: path, required: true, schema: { type: array, items: { type: string } } }",
    '{ path: { id: { style: "simple" } } }',
    "/rows/{id}",
  ],
  [
    "an exploded object after a semicolon",
    "{ name: id, in: path, required: true, style: matrix, explode: true, schema: { type: object } }",
    '{ path: { id: { style: "matrix", explode: true } } }',
    "/rows/{id}",
  ],
  [
    "a list in the query",
    "{ name: q, in: query, schema: { type: array, items: { type: string } } }",
    undefined,
  ],
  [
    "a deep object",
    "{ name: q, in: query, style: deepObject, explode: true, schema: { type: object } }",
    undefined,
  ],
  [
    "a list with commas",
    "{ name: q, in: query, explode: false, schema: { type: array, items: { type: string } } }",
    '{ query: { q: { style: "form" } } }',
  ],
  [
    "a list with pipes",
    "{ name: q, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }",
    '{ query: { q: { style: "pipeDelimited" } } }',
  ],
  [
    "reserved characters",
    "{ name: q, in: query, allowReserved: true, schema: { type: string } }",
    '{ query: { q: { style: "form", explode: true, allowReserved: true } } }',
  ],
  [
    "JSON in the query",
    "{ name: q, in: query, content: { application/json: { schema: { type: object } } } }",
    '{ query: { q: { style: "json" } } }',
  ],
  ["a text in a header", "{ name: X-A, in: header, schema: { type: string } }", undefined],
  [
    "an object in a header",
    "{ name: X-A, in: header, schema: { type: object } }",
    '{ header: { "X-A": { style: "simple" } } }',
  ],
  [
    "a cookie",
    "{ name: sid, in: cookie, schema: { type: string } }",
    '{ cookie: { sid: { style: "cookie", explode: true } } }',
  ],
  ["a header that OpenAPI ignores", "{ name: accept, in: header, schema: { type: object } }", undefined],
  ["a header of the connection", "{ name: Content-Length, in: header, schema: { type: object } }", undefined],
])("%s is written as its style says", (_, parameter, expected, path) => {
  const text = render(call(`parameters: [${parameter}]\n${none}`, path));
  if (expected === undefined) expect(text).not.toContain("createParameterWriter");
  else expect(text).toContain(`writeParameter: createParameterWriter(${expected}),`);
});

test("cookies and headers have options of their own, with their types", () => {
  const text = render(
    call(`parameters:
  - { name: sid, in: cookie, required: true, schema: { type: string } }
  - { name: X-List, in: header, schema: { type: array, items: { type: string } } }
${none}`),
  );
  expect(text).toContain("call(options: CallOptionsValues): Promise<void>");
  expect(text).toContain(`export interface CallOptionsValues extends Omit<CallOptions, "headers"> {
  headers?: CallHeaders & Readonly<Record<string, unknown>>;
  cookies: CallCookies;
}`);
});

test("members of an object may stand bare in the query", () => {
  const text = render(call(`parameters: [{ name: f, in: query, schema: { type: object } }]\n${none}`));
  expect(text).toContain('spread: ["f"],');
});

const answers = (text: string): string => `responses:\n${text}`;

test.each<[what: string, responses: string, expected: readonly string[], type: string]>([
  [
    "JSON or nothing",
    `  "200": { description: It., ${json("{ type: object }")} }\n  "204": { description: None. }`,
    ['answer: "object"', "mayBeEmpty: true"],
    "Promise<CallResponse | undefined>",
  ],
  [
    "only a default answer",
    `  default: { description: It., ${json("{ type: array, items: {} }")} }`,
    ['answer: "array"'],
    "Promise<CallResponse>",
  ],
  [
    "JSON beside CSV",
    `  "200": { description: It., content: { text/csv: { schema: { type: string } }, application/json: { schema: { type: object } } } }`,
    ['answer: "object"'],
    "Promise<CallResponse>",
  ],
  [
    "a picture",
    `  "200": { description: It., content: { image/png: {} } }`,
    ['accept: "image/png"', 'readers: { "2XX": readRaw }'],
    "Promise<CallResponse>",
  ],
  [
    "an object under any media type",
    `  "200": { description: It., content: { "*/*": { schema: { type: object } } } }`,
    ['answer: "object"'],
    "Promise<CallResponse>",
  ],
  [
    "text, and problems as JSON",
    `  "200": { description: It., content: { text/csv: {} } }\n  "400": { description: No., content: { application/problem+json: {} } }`,
    ['accept: "text/csv, application/problem+json;q=0.5"', 'readers: { "2XX": readText }'],
    "Promise<CallResponse>",
  ],
  [
    "JSON for one status and bytes for another",
    `  "200": { description: It., ${json("{ type: object }")} }\n  "206": { description: Part., content: { application/pdf: {} } }`,
    ['accept: "application/json, application/pdf"', "readers: { 206: readRaw }"],
    "Promise<CallResponse>",
  ],
])("%s is read as the document says", (_, responses, expected, type) => {
  const text = render(call(answers(responses)));
  for (const entry of expected) expect(text.replaceAll('"206"', "206")).toContain(`  ${entry},`);
  expect(text).toContain(type);
});

test.each<[what: string, schema: string, expected: string]>([
  ["an object", "{ $ref: '#/components/schemas/A' }", '  answer: "object",'],
  ["an object or null", "{ $ref: '#/components/schemas/A', nullable: true }", ""],
  ["null beside a part", "{ allOf: [{ $ref: '#/components/schemas/A' }], nullable: true }", ""],
])("the answer of OpenAPI 3.0 may be %s", (_, schema, expected) => {
  const components = "components: { schemas: { A: { type: object } } }";
  const text = render(
    call(`responses: { "200": { description: It., ${json(schema)} } }`),
    components,
    "3.0.3",
  );
  expect(/ {2}answer: .*/.exec(text)?.[0] ?? "").toBe(expected);
});

test("no operation is a constant that the module imports already", () => {
  const ids = ["operations", "components", "readText", "writeCookies"];
  const cookie = "parameters: [{ name: c, in: cookie, schema: { type: integer } }]";
  const answer = 'responses: { "200": { description: It., content: { text/plain: {} } } }';
  const text = render(
    ids.map((id) => `  /${id}: { get: { operationId: ${id}, ${cookie}, ${answer} } }`).join("\n"),
  );
  const constants = [...text.matchAll(/^const (\w+)/gm)].map(([, name]) => name);
  expect(constants).toEqual(ids.map((id) => `${id}Operation`));
});

test("says what the method does not use of the document", () => {
  const text = render(
    call(`requestBody: { content: { application/json: {}, application/xml: {} } }\n${none}`, "/rows", "post"),
  );
  expect(text).toContain(
    "The body is `application/json`; the document also describes `application/xml`, for the `http` entry.",
  );
  const get = render(call(`requestBody: { content: { application/json: {} } }\n${none}`));
  expect(get).toContain("The document describes a body, which no GET request carries: it is left out.");
  expect(get).toContain("call(options?: CallOptions)");
});

test.each<[body: string, writer: string | undefined]>([
  ["application/json: {}", undefined],
  ['"*/*": { schema: { type: object } }', undefined],
  ["application/merge-patch+json: {}", 'createJsonWriter("application/merge-patch+json")'],
  ["application/json-patch+json: {}", 'createJsonWriter("application/json-patch+json")'],
  ['"application/json; charset=utf-8": {}', undefined],
  ["application/x-www-form-urlencoded: {}", "createFormWriter()"],
  [
    "application/x-www-form-urlencoded: { encoding: { a: { style: form, explode: false }, b: { style: deepObject }, c: { contentType: application/json } } }",
    'createFormWriter({ a: { style: "form" }, b: { style: "deepObject" }, c: { style: "json" } })',
  ],
  ["multipart/form-data: {}", "createMultipartWriter()"],
  [
    "multipart/form-data: { encoding: { icon: { contentType: image/png } } }",
    'createMultipartWriter({ icon: "image/png" })',
  ],
  ["text/plain: {}", 'createRawWriter("text/plain")'],
  ['"*/*": {}', 'createRawWriter("application/octet-stream")'],
  ["text/*: { schema: { type: string } }", 'createRawWriter("text/plain")'],
  ["image/*: {}", 'createRawWriter("image/*")'],
])("a body of %s is written by %s", (body, writer) => {
  const text = render(call(`requestBody: { content: { ${body} } }\n${none}`, "/rows", "post"));
  if (writer === undefined) expect(text).not.toContain("writeBody");
  else expect(text).toContain(`  writeBody: ${writer},`);
});

test.each([
  ["image/png", "Blob | Uint8Array"],
  ["image/*", "Blob"],
])("a body of %s is %s: bytes alone do not say which of several types they are", (mediaType, type) => {
  const text = render(call(`requestBody: { content: { ${mediaType}: {} } }\n${none}`, "/rows", "post"));
  expect(text).toContain(`export type CallRequest = ${type};`);
});

test("each operation carries what `security` names", () => {
  const paths = `  /both: { get: { operationId: both, security: [{ app: [], user: [] }], ${none} } }
  /either: { get: { operationId: either, security: [{ app: [] }, { user: [] }], ${none} } }
  /common: { get: { operationId: common, ${none} } }
  /common2: { get: { operationId: common2, ${none} } }
  /free: { get: { operationId: free, security: [], ${none} } }
  /maybe: { get: { operationId: maybe, security: [{}, { app: [] }], ${none} } }
  /lost: { get: { operationId: lost, security: [{ nowhere: [] }], ${none} } }`;
  const text = render(
    paths,
    `components:
  securitySchemes:
    app: { type: apiKey, in: query, name: app_id }
    user: { type: http, scheme: basic }
    unused: { type: http, scheme: bearer }
security: [{ app: [] }]`,
  );
  const securityOf = (id: string): string | undefined =>
    new RegExp(`const ${id} = \\{[^}]*?security: (.*),`).exec(text)?.[1];
  expect(text).toContain(
    'credentials: { app: { in: "query", name: "app_id" }, user: { in: "header", name: "Authorization", prefix: "Basic " } },\n  security: [["app"]],',
  );
  expect(securityOf("both")).toBe('[["app","user"]]');
  expect(securityOf("either")).toBe('[["app"],["user"]]');
  expect(securityOf("common")).toBe(undefined);
  expect(securityOf("free")).toBe("[[]]");
  expect(securityOf("maybe")).toBe('[[],["app"]]');
  expect(securityOf("lost")).toBe("[[]]");
});

test("a parameter that the client sends itself is not asked for: a credential, and the headers that OpenAPI ignores", () => {
  const text = render(
    `  /mixed: { get: { operationId: mixed, ${none}, parameters: [
      { name: apikey, in: query, required: true, schema: { type: string } },
      { name: page, in: query, schema: { type: integer } },
      { name: authorization, in: header, required: true, schema: { type: string } },
      { name: x-trace, in: header, required: true, schema: { type: string } }] } }
  /alone: { get: { operationId: alone, security: [{ key: [] }], ${none}, parameters: [
      { name: x-api-key, in: header, required: true, schema: { type: string } }] } }
  /other: { get: { operationId: other, security: [{ key: [] }], ${none}, parameters: [
      { name: apikey, in: query, schema: { type: string } }] } }`,
    `components:
  securitySchemes:
    app: { type: apiKey, in: query, name: apikey }
    key: { type: apiKey, in: header, name: X-Api-Key }
security: [{ app: [] }]`,
  );
  const at = (id: string, place: string) => `NonNullable<operations["${id}"]["parameters"]["${place}"]>`;
  expect(text).toContain(`export type MixedQuery = Omit<${at("mixed", "query")}, "apikey">;`);
  expect(text).toContain(`export type MixedHeaders = Omit<${at("mixed", "header")}, "authorization">;`);
  expect(text).toContain("alone(options?: CallOptions)");
  expect(text).toContain(`export type OtherQuery = ${at("other", "query")};`);
});

test("the header of an idempotency key is not asked for, whatever its case", () => {
  const text = render(
    call(`x-idempotency-key: { header: Idempotency-Key }
parameters: [{ name: idempotency-key, in: header, required: true, schema: { type: string } }]
${none}`),
  );
  expect(text).toContain("call(options?: IdempotentCallOptions)");
  expect(text).toContain('keyHeader: "Idempotency-Key"');
});

test("a fragment never travels, and a parameter that the path has no place for is left out", () => {
  const text = render(
    call(
      `parameters: [{ name: gone, in: path, required: true, schema: { type: string } }]\n${none}`,
      "/rows#share",
    ),
  );
  expect(text).toContain('path: "/rows",');
  expect(text).toContain("call(options?: CallOptions)");
});
