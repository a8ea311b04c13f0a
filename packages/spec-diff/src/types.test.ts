import type { JsonObject } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { compileProgram } from "./types/compile.js";
import { judgeTypes } from "./types/judge.js";
import { renderProgram } from "./types/program-text.js";
import { createUsage } from "./usage.js";

const patience = { timeout: 60_000 };

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

const judge = async (before: JsonObject, after: JsonObject) => {
  const input = (document: JsonObject) => ({ document, findUses: createUsage(document) });
  const findings = await judgeTypes("acme", input(before), input(after));
  return findings.map(
    (finding) => `${finding.class} ${finding.pointer.replace("#/components/schemas/", "")}`,
  );
};

const ANY = "{ type: object }";

test("finds a field that is gone inside a schema that holds itself", patience, async () => {
  const tree = (fields: string) =>
    `{ type: object, properties: { ${fields}, child: { $ref: "#/components/schemas/Answered" } } }`;
  const before = documentWith(ANY, tree("a: { type: string }, b: { type: string }"));
  const after = documentWith(ANY, tree("a: { type: string }"));
  expect(await judge(before, after)).toEqual(["breaking Answered/properties/b"]);
  expect(await judge(before, before)).toEqual([]);
});

test("a choice with one more shape breaks who reads it, and not who sends it", patience, async () => {
  const one =
    "{ oneOf: [{ type: object, required: [a], properties: { a: { const: 1 } } }, { type: object, required: [b], properties: { b: { type: string } } }] }";
  const wider = one.replace(
    /\] \}$/,
    ", { type: object, required: [c], properties: { c: { type: boolean } } }] }",
  );
  expect(await judge(documentWith(ANY, one), documentWith(ANY, wider))).toContain("breaking Answered");
  const sent = await judge(documentWith(one, ANY), documentWith(wider, ANY));
  expect(sent.filter((line) => line.startsWith("breaking"))).toEqual([]);
  expect(sent.length).toBeGreaterThan(0);
});

test("a body that needs at least one field refuses the empty one", patience, async () => {
  const fields = "type: object, properties: { a: { type: string }, b: { type: string } }";
  const [loose, strict] = [
    documentWith(`{ ${fields} }`, ANY),
    documentWith(`{ ${fields}, minProperties: 1 }`, ANY),
  ];
  expect(await judge(loose, strict)).toEqual(["breaking Sent"]);
  expect(await judge(strict, loose)).toEqual(["additive Sent"]);
});

test("what was read as nothing may become something", patience, async () => {
  const silent = documentWith(ANY, ANY);
  const text = JSON.stringify(silent).replace(
    /"content":\{"application\/json":\{"schema":\{"\$ref":"#\/components\/schemas\/Answered"\}\}\},?/,
    "",
  );
  const findings = await judge(JSON.parse(text.replace(/,\}/g, "}")), silent);
  expect(findings.filter((line) => line.startsWith("breaking"))).toEqual([]);
});

test("a type of client-core that the comparison does not know is an error, never any", () => {
  const types = {
    operations: 'import type { Call, Novelty } from "@provider-clients/client-core";',
    schema: "",
  };
  expect(() => compileProgram(renderProgram([]), types, types)).toThrow(
    /uses the type Novelty of @provider-clients\/client-core/,
  );
});
