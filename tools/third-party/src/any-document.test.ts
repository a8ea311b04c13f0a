import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileCalls, compilePackages } from "../test-support/compile-package.ts";
import { createRepository } from "../test-support/repository.ts";

const answer = '{ "200": { description: Yes, content: { application/json: { schema: { type: string } } } } }';
const key =
  "components: { securitySchemes: { key: { type: apiKey, in: header, name: X-Key } } }\nsecurity: [{ key: [] }]\n";
const head = (version = "3.1.0"): string =>
  `openapi: ${version}\ninfo: { title: Pebble, version: "1" }\nservers: [{ url: https://api.pebble.example }]\n`;

interface Case {
  readonly what: string;
  readonly text: string;
  /** Lines that the command prints, as far as they matter. */
  readonly says?: readonly RegExp[];
  readonly operations: number;
}

const accepted: readonly Case[] = [
  {
    what: "names as required what no schema declares",
    text: `${head()}${key}paths: { /a: { post: { operationId: sendA, requestBody: { content: { application/json: { schema: { type: object, required: [id, old], properties: { id: { type: string } } } } } }, responses: ${answer} } } }\n`,
    says: [/^The types lose 1 keyword/],
    operations: 1,
  },
  {
    what: "has an operation that only redirects",
    text: `${head()}${key}paths:\n  /a: { get: { operationId: getA, responses: ${answer} } }\n  /b: { get: { operationId: getB, responses: { "302": { description: Elsewhere } } } }\n`,
    says: [/^Left out: GET \/b\. \S+a\.yaml:8 #\/paths\/~1b\/get\/responses: it documents only redirects/],
    operations: 1,
  },
  {
    what: "has operations that no call can succeed at",
    text: `${head()}${key}paths:\n  /a: { get: { operationId: getA, responses: ${answer} }, trace: { operationId: traceA, responses: ${answer} } }\n  /b: { get: { operationId: getB, responses: { "101": { description: Upgraded } } } }\n`,
    says: [
      /^Left out: TRACE \/a\. .*#\/paths\/~1a\/trace: `fetch` sends no TRACE requests/,
      /^Left out: GET \/b\. .*it documents only interim answers, so no call could succeed/,
    ],
    operations: 1,
  },
  {
    what: "documents no success, or its default answer alone",
    text: `${head()}${key}paths:\n  /a: { get: { operationId: getA, responses: { "404": { description: No } } } }\n  /b: { get: { operationId: getB, responses: { default: { description: Any } } } }\n`,
    operations: 2,
  },
  {
    what: "is of webhooks alone",
    text: `${head()}webhooks: { made: { post: { requestBody: { content: { application/json: { schema: { type: object } } } }, responses: { "200": { description: Yes } } } } }\n`,
    operations: 0,
  },
  {
    what: "has no credential",
    text: `${head()}paths: { /a: { get: { operationId: getA, responses: ${answer} } } }\n`,
    operations: 1,
  },
  {
    what: "describes a credential that nothing names, and names one that nothing describes",
    text: `${head()}components: { securitySchemes: { bearer: { type: http, scheme: bearer } } }\npaths: { /a: { get: { operationId: getA, security: [{ login: [] }], responses: ${answer} } } }\n`,
    says: [/"bearer": it is left out/, /"login".*nothing is sent for it/],
    operations: 1,
  },
  {
    what: "has paths alike but for the names in braces, with other methods",
    text: `${head()}${key}paths:\n  /a/{x}: { post: { operationId: addA, parameters: [{ in: path, name: x, required: true, schema: { type: string } }], responses: ${answer} } }\n  /a/{y}: { get: { operationId: getA, parameters: [{ in: path, name: y, required: true, schema: { type: string } }], responses: ${answer} } }\n`,
    operations: 2,
  },
  {
    what: "has a path parameter that the path does not have",
    text: `${head()}${key}paths: { "/a/{x}": { get: { operationId: getA, parameters: [{ in: path, name: x, required: true, schema: { type: string } }, { in: path, name: y, required: true, schema: { type: string } }], responses: ${answer} } } }\n`,
    says: [/^Places that say what is not used: 1 /],
    operations: 1,
  },
  {
    what: "says `nullable` in OpenAPI 3.1",
    text: `${head()}${key}paths: { /a: { post: { operationId: sendA, requestBody: { content: { application/json: { schema: { type: object, properties: { a: { nullable: true }, b: { $ref: "#/components/schemas/B", nullable: true } } } } } }, responses: ${answer} } } }\n`.replace(
      "components: {",
      "components: { schemas: { B: { type: string } },",
    ),
    says: [/^Places that say what is not used: 2 /],
    operations: 1,
  },
  {
    what: "has a pattern that is no regular expression",
    text: `${head()}${key}paths: { /a: { post: { operationId: sendA, requestBody: { content: { application/json: { schema: { type: string, pattern: "(?i)x" } } } }, responses: ${answer} } } }\n`,
    says: [/^Places that say what is not used: 1 /],
    operations: 1,
  },
  {
    what: "merges with `<<` and refers to any place",
    text: `${head()}${key}x-bad: &bad { "400": { description: Bad } }\npaths:\n  /a: { get: { operationId: getA, responses: { <<: *bad, "200": { description: Yes, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } } } } }\n  /b: { post: { operationId: sendB, requestBody: { content: { application/json: { schema: { $ref: "#/paths/~1a/get/responses/200/content/application~1json/schema/properties/a" } } } }, responses: ${answer} } }\n`,
    operations: 2,
  },
  {
    what: "is of OpenAPI 3.2",
    text: `${head("3.2.0")}${key}tags: [{ name: a, kind: nav }]\npaths: { /a: { query: { operationId: askA, responses: ${answer} }, get: { operationId: getA, responses: ${answer} } } }\n`,
    says: [
      /a\.yaml:7 #\/paths\/~1a\/query: `query` belongs to OpenAPI 3\.2 and is ignored/,
      /^Places that say what is not used: 1 /,
    ],
    operations: 1,
  },
];

test.each(accepted)("makes a package of a document that $what", async ({ text, says = [], operations }) => {
  const repository = await createRepository();
  const { code, printed } = await repository.newProvider("pebble", await repository.document("a.yaml", text));
  expect(printed).toContain(`packages/pebble: ${operations} operation`);
  for (const line of says) expect(printed.split("\n")).toContainEqual(expect.stringMatching(line));
  expect(code).toBe(0);
  expect(parse(await repository.read("specs/pebble/openapi.yaml"))["x-provider"].isForeign).toBe(true);
});

test("compiles, whatever letters the names are written in", async () => {
  const repository = await createRepository();
  const named = (id: string): string =>
    `{ operationId: ${id}, requestBody: { content: { application/json: { schema: { type: object } } } }, responses: ${answer} }`;
  const text = `${head()}${key}paths: { /a: { post: ${named("日本")}, put: ${named("créer_été")} }, /b: { post: ${named("GetOrders")} } }\n`;
  const { code } = await repository.newProvider("pebble", await repository.document("a.yaml", text));
  expect(code).toBe(0);
  expect(await compileCalls(repository.root, "pebble", ["日本", "créer_été", "getOrders"])).toBe("");
});

test("compiles, tests included, with a list of 200 values and http basic under a name of seven letters", async () => {
  const repository = await createRepository();
  const values = Array.from({ length: 200 }, (_, index) => `v${index}`).join(", ");
  const basic =
    "components: { securitySchemes: { login: { type: http, scheme: basic } } }\nsecurity: [{ login: [] }]\n";
  const text = `${head()}${basic}paths: { /a: { post: { operationId: sendA, requestBody: { content: { application/json: { schema: { type: string, enum: [${values}] } } } }, responses: ${answer} } } }\n`;
  const { code } = await repository.newProvider("pebbles", await repository.document("a.yaml", text));
  expect(code).toBe(0);
  expect(await compilePackages(repository.root, ["pebbles"])).toEqual([]);
});

const only = (operation: string): string => `${head()}${key}paths: { /a: { post: ${operation} } }\n`;

test.each<[what: string, text: string, line: RegExp]>([
  [
    "a flag where OpenAPI 3.1 has the limit itself",
    only(
      `{ operationId: sendA, requestBody: { content: { application/json: { schema: { type: integer, minimum: 0, exclusiveMinimum: true } } } }, responses: ${answer} }`,
    ),
    /a\.yaml:6 #\/paths\S+: `exclusiveMinimum` is true\. It is the limit itself since OpenAPI 3\.1: write `exclusiveMinimum: 0` and no `minimum`\.$/,
  ],
  [
    "a range of statuses in lower case",
    only("{ operationId: sendA, responses: { 2xx: { description: Yes } } }"),
    /a\.yaml:6 #\/paths\/~1a\/post\/responses\/2xx: "2xx" is not a status\. Write "2XX"\.$/,
  ],
  [
    "a requirement with nothing behind it",
    only(`{ operationId: sendA, security: [{ key: }], responses: ${answer} }`),
    /a\.yaml:6 #\/paths\/~1a\/post\/security\/0\/key: this is empty\. Write a list\.$/,
  ],
  [
    "a misspelt field",
    only(`{ operationId: sendA, requestBdy: {}, responses: ${answer} }`),
    /a\.yaml:6 #\/paths\/~1a\/post\/requestBdy: `requestBdy` is not a field of OpenAPI's operation object\. Did you mean "requestBody"\? Correct it\.$/,
  ],
])("refuses a document whose only operation has %s, by its place", async (_, text, line) => {
  const repository = await createRepository();
  const { code, printed } = await repository.newProvider("pebble", await repository.document("a.yaml", text));
  expect(printed).toMatch(line);
  expect(code).toBe(1);
});
