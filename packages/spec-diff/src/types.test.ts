import type { JsonObject } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { createCompiler } from "./types/compile.js";
import { judgeTypes } from "./types/judge.js";
import { renderProgram } from "./types/program-text.js";

const documentWith = (request: string, answer: string): JsonObject =>
  parse(`
openapi: 3.1.0
x-provider: { name: acme, title: Acme }
components:
  securitySchemes: { apiKey: { type: apiKey, in: header, name: X-Key } }
  schemas: { Sent: ${request}, Answered: ${answer} }
paths:
  /things:
    post:
      operationId: createThing
      requestBody: { required: true, content: { application/json: { schema: { $ref: "#/components/schemas/Sent" } } } }
      responses:
        "200": { description: x, content: { application/json: { schema: { $ref: "#/components/schemas/Answered" } } } }
`);

const judge = async (before: JsonObject, after: JsonObject) =>
  [...(await judgeTypes("acme", before, after))].map(
    ([subject, verdict]) => `${verdict.class} ${subject.replace("#/components/schemas/", "")}`,
  );

const anyObject = "{ type: object }";

test("a field that is gone breaks who reads it, though its value would pass", async () => {
  const tree = (fields: string) =>
    `{ type: object, properties: { ${fields}, child: { $ref: "#/components/schemas/Answered" } } }`;
  const before = documentWith(anyObject, tree("a: { type: string }, b: { type: string }"));
  const after = documentWith(anyObject, tree("a: { type: string }"));
  expect(await judge(before, after)).toEqual(["breaking POST /things read", "breaking Answered"]);
  expect(await judge(before, before)).toEqual([]);
});

test("a choice with one more shape breaks who reads it, and not who sends it", async () => {
  const one =
    "{ oneOf: [{ type: object, required: [a], properties: { a: { const: 1 } } }, { type: object, required: [b], properties: { b: { type: string } } }] }";
  const wider = one.replace(
    /\] \}$/,
    ", { type: object, required: [c], properties: { c: { type: boolean } } }] }",
  );
  const read = await judge(documentWith(anyObject, one), documentWith(anyObject, wider));
  expect(read).toEqual(["breaking POST /things read", "breaking Answered"]);
  const sent = await judge(documentWith(one, anyObject), documentWith(wider, anyObject));
  expect(sent).toEqual(["additive POST /things sent", "additive Sent"]);
});

test("a body that needs at least one field refuses the empty one", async () => {
  const fields = "type: object, properties: { a: { type: string }, b: { type: string } }";
  const [loose, strict] = [
    documentWith(`{ ${fields} }`, anyObject),
    documentWith(`{ ${fields}, minProperties: 1 }`, anyObject),
  ];
  expect(await judge(loose, strict)).toContain("breaking POST /things sent");
  expect(await judge(strict, loose)).toContain("additive POST /things sent");
});

test("what was read as nothing may become something", async () => {
  const silent: JsonObject = parse(
    JSON.stringify(documentWith(anyObject, anyObject)).replace(
      /,"content":\{"application\/json":\{"schema":\{"\$ref":"#\/components\/schemas\/Answered"\}\}\}/,
      "",
    ),
  );
  const verdicts = await judge(silent, documentWith(anyObject, anyObject));
  expect(verdicts.filter((line) => line.startsWith("breaking"))).toEqual([]);
});

test("operations without an id are told apart by method and path", async () => {
  const without = (fields: string): JsonObject =>
    parse(`
openapi: 3.1.0
components: { securitySchemes: { apiKey: { type: apiKey, in: header, name: X-Key } } }
paths:
  /a: { get: { responses: { "200": { description: x, content: { application/json: { schema: { type: object, properties: { ${fields} } } } } } } } }
  /b: { get: { responses: { "200": { description: x, content: { application/json: { schema: { type: string } } } } } } }
`);
  const verdicts = await judge(
    without("a: { type: string }, b: { type: string }"),
    without("a: { type: string }"),
  );
  expect(verdicts).toEqual(["breaking GET /a read"]);
});

test("a renamed operation is the same to the compiler, and the same code says nothing", async () => {
  const before = documentWith(anyObject, anyObject);
  const renamed: JsonObject = parse(JSON.stringify(before).replace("createThing", "addThing"));
  expect(await judge(before, renamed)).toEqual([]);
});

test("a type of client-core that the comparison does not know is an error, never any", () => {
  const types = {
    operations: 'import type { Call, Novelty } from "@provider-clients/client-core";',
    schema: "",
  };
  expect(() => createCompiler()(renderProgram([]), types, types)).toThrow(
    /uses the type Novelty of @provider-clients\/client-core/,
  );
});
