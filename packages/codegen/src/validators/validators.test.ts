import type { JsonObject } from "@provider-clients/openapi";
import { KEYWORD_SAMPLES, type NamedSample, sampleDocument } from "@provider-clients-internal/test-support";
import * as esbuild from "esbuild";
import { describe, expect, test, vi } from "vitest";
import { ajvVerdict } from "../../test-support/ajv.js";
import { type ListIssues, loadChecks } from "../../test-support/load-checks.js";
import { resolveDirections } from "../directions/directions.js";
import { KEYWORDS } from "../keywords/keywords.js";
import { renderValidators, type ValidatorTexts } from "./render-validators.js";

// Ajv and esbuild take seconds on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const textsOf = (document: JsonObject): ValidatorTexts =>
  renderValidators("samples", resolveDirections(document).document);

const load = (texts: ValidatorTexts): Readonly<Record<string, ListIssues>> => loadChecks(texts.checks);

const isValid = (listIssues: ListIssues | undefined, value: unknown): boolean =>
  listIssues?.(value).length === 0;

const titleOf = ({ keyword, what }: NamedSample): string => `${keyword}${what ? ` ${what}` : ""}`;
const byName = new Map(KEYWORDS.map((keyword) => [keyword.name, keyword]));
const reachOf = ({ keyword }: NamedSample): boolean => byName.get(keyword)?.validators.reach !== "no";

for (const isOld of [false, true]) {
  const { document, samples } = sampleDocument(isOld);

  describe(isOld ? "OpenAPI 3.0" : "OpenAPI 3.1", () => {
    const checks = load(textsOf(document));

    test.each(samples.map((sample) => [titleOf(sample), sample] as const))(
      "%s is judged as the table says",
      (_, sample) => {
        const check = checks[`check${sample.name}`];
        expect(sample.right.map((value) => isValid(check, value))).toEqual(sample.right.map(() => true));
        expect(sample.wrong.map((value) => isValid(check, value))).toEqual(
          sample.wrong.map(() => !reachOf(sample)),
        );
      },
    );
  });
}

const answering = (schema: JsonObject, components: JsonObject = {}): JsonObject => ({
  openapi: "3.1.0",
  info: { title: "T", version: "1" },
  "x-provider": { name: "samples", title: "Samples" },
  paths: {
    "/thing": {
      get: {
        operationId: "getThing",
        responses: { "200": { description: "It.", content: { "application/json": { schema } } } },
      },
    },
  },
  components: { schemas: components },
});

const responseCheck = (schema: JsonObject, components?: JsonObject): ListIssues => {
  const { checkGetThingResponse } = load(textsOf(answering(schema, components)));
  if (checkGetThingResponse === undefined) throw new Error("no validator");
  return checkGetThingResponse;
};

test("answers may have further properties, also where choices told themselves apart by refusing them", () => {
  const closed = (name: string): JsonObject => ({
    type: "object",
    properties: { [name]: { type: "string" } },
    additionalProperties: false,
  });
  const check = responseCheck({ oneOf: [closed("a"), closed("b")] });
  expect(isValid(check, { a: "x", later: 1 })).toBe(true);
  expect(isValid(check, { a: 1, b: 1 })).toBe(false);
});

test("answers may have new enum values, but not where they tell the members of a choice apart", () => {
  const member = (kind: string): JsonObject => ({
    type: "object",
    required: ["kind", kind],
    properties: { kind: { enum: [kind, `${kind}2`] }, [kind]: { type: "string", enum: ["x", "y"] } },
  });
  const check = responseCheck({ oneOf: [member("card"), member("bank")] });
  expect(isValid(check, { kind: "card", card: "new" })).toBe(true);
  expect(isValid(check, { kind: "bank", card: "x" })).toBe(false);
  expect(isValid(check, { kind: "cash", card: "x", bank: "x" })).toBe(false);
});

test("what an answer must not be is taken by the letter", () => {
  const check = responseCheck({ type: "string", not: { enum: ["closed", "gone"] } });
  expect(["open", "closed"].map((value) => isValid(check, value))).toEqual([true, false]);
});

test("null is right wherever a document of OpenAPI 3.0 says nullable", () => {
  const beside = [
    { $ref: "#/components/schemas/A" },
    { allOf: [{ $ref: "#/components/schemas/A" }] },
    { type: "object" },
    { oneOf: [{ type: "string" }, { type: "object" }] },
    {},
  ];
  const verdicts = beside.map((schema) => {
    const old = { ...answering({ ...schema, nullable: true }, { A: { type: "object" } }), openapi: "3.0.3" };
    const { checkGetThingResponse } = load(textsOf(old));
    return checkGetThingResponse === undefined || isValid(checkGetThingResponse, null);
  });
  expect(verdicts).toEqual(beside.map(() => true));
});

test("a recursive schema is judged to its depths", () => {
  const node = {
    type: "object",
    properties: { name: { type: "string" }, next: { $ref: "#/components/schemas/Node" } },
  };
  const { checkNode } = load(textsOf(answering({ $ref: "#/components/schemas/Node" }, { Node: node })));
  expect(checkNode?.({ next: { next: { name: 1 } } })).toMatchObject([
    { path: "/next/next/name", keyword: "type" },
  ]);
});

test("a property may be called as the generated code calls its own", () => {
  const names = ["value", "path", "report", "seen", "item", "isDate", "checkNode", "undefined", "class"];
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: "#/components/schemas/Node" }]));
  const node = { type: "object", properties: { ...properties, code: { type: "string", format: "date" } } };
  const { checkNode } = load(textsOf(answering({ $ref: "#/components/schemas/Node" }, { Node: node })));
  for (const name of names) {
    expect(checkNode?.({ [name]: { code: "2026-01-31" } }), name).toEqual([]);
    expect(checkNode?.({ [name]: { code: "soon" } }), name).toMatchObject([
      { path: `/${name}/code`, keyword: "format" },
    ]);
  }
});

test("a reference to a schema that is no component is followed", () => {
  const node = {
    type: "object",
    properties: {
      a: { $ref: "#/components/schemas/Other/properties/b~1c" },
      d: { $ref: "#/paths/~1thing/get/responses/200/content/application~1json/schema" },
    },
  };
  const other = { type: "object", properties: { "b/c": { type: "string" } } };
  const { checkNode } = load(
    textsOf(answering({ $ref: "#/components/schemas/Node" }, { Node: node, Other: other })),
  );
  expect(isValid(checkNode, { a: 1 })).toBe(false);
  expect(isValid(checkNode, { a: "x", d: { a: "x" } })).toBe(true);
  expect(isValid(checkNode, { d: { a: 1 } })).toBe(false);
});

test("several successes are judged by either", () => {
  const document = answering({ type: "string" });
  const both = JSON.parse(
    JSON.stringify(document).replace(
      '"responses":{',
      '"responses":{"201":{"description":"It.","content":{"application/json":{"schema":{"type":"number"}}}},',
    ),
  ) as JsonObject;
  const { checkGetThingResponse } = load(textsOf(both));
  expect([1, "x", true].map((value) => isValid(checkGetThingResponse, value))).toEqual([true, true, false]);
});

test("a schema that leads to itself only from beside a reference leaves no constant without use", () => {
  const own = "#/paths/~1thing/get/responses/200/content/application~1json/schema";
  const schema = { $ref: "#/components/schemas/Node", items: { $ref: own } };
  const document = { ...answering(schema, { Node: { type: "object" } }), openapi: "3.0.3" };
  expect([...textsOf(document).schemas.matchAll(/^const (\w+)/gm)].map(([, name]) => name)).toEqual(["node"]);
});

test("the schemas are data that Ajv takes, each with all that it refers to", async () => {
  const list = { type: "array", items: { $ref: "#/components/schemas/Node" } };
  const node = {
    type: "object",
    "x-note": "left out",
    properties: { children: { $ref: "#/components/schemas/List" } },
    example: { children: [] },
  };
  const { schemas } = textsOf(answering({ $ref: "#/components/schemas/Node" }, { Node: node, List: list }));
  const { code } = esbuild.transformSync(schemas, { loader: "ts" });
  const { getThingResponseSchema } = await import(
    /* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`
  );
  expect(getThingResponseSchema).toEqual({
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $ref: "#/$defs/Node",
    $defs: {
      Node: {
        type: "object",
        properties: { children: { $ref: "#/$defs/List" } },
        examples: [{ children: [] }],
      },
      List: { type: "array", items: { $ref: "#/$defs/Node" } },
    },
  });
  const verdict = ajvVerdict(getThingResponseSchema);
  expect([{ children: [{}] }, { children: [1] }].map(verdict)).toEqual([true, false]);
});

test("one operation's validators do not pull in the others", async () => {
  const { document } = sampleDocument(false);
  const { checks } = textsOf(document);
  const bundle = async (name: string): Promise<string> => {
    const entry = `import { ${name} } from "./checks.js"; console.log(${name});`;
    const files: Readonly<Record<string, string>> = { "./checks.js": checks };
    const { outputFiles } = await esbuild.build({
      stdin: { contents: entry },
      bundle: true,
      external: ["@provider-clients/client-core/*"],
      format: "esm",
      write: false,
      plugins: [
        {
          name: "memory",
          setup: (build) => {
            build.onResolve({ filter: /checks/ }, ({ path }) => ({ path, namespace: "memory" }));
            build.onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => ({
              contents: files[path] ?? "",
              loader: "ts",
            }));
          },
        },
      ],
    });
    return outputFiles[0]?.text ?? "";
  };
  const pattern = KEYWORD_SAMPLES.findIndex(({ keyword }) => keyword === "pattern");
  const text = await bundle(`checkSample${pattern}`);
  expect(text.match(/check\w+ = /g)).toEqual([`checkSample${pattern} = `]);
  expect(text.length).toBeLessThan(1000);
});

test("the code holds no eval, and imports nothing but client-core", () => {
  const { document } = sampleDocument(false);
  const { checks } = textsOf(document);
  expect(checks).not.toMatch(/\beval\b|new Function|require\(/);
  expect(checks.match(/^import .* from (.*);$/gm)?.map((line) => line.replace(/.* /, ""))).toEqual([
    '"@provider-clients/client-core/validation";',
  ]);
});

test("a document without bodies imports only what its validators use", () => {
  const operation = { operationId: "ping", responses: { "204": { description: "Nothing." } } };
  const { validators } = textsOf({ openapi: "3.1.1", paths: { "/ping": { get: operation } } });
  expect(validators).toContain("import { createValidators, type Validators } from");
  expect(validators).not.toMatch(/createValidator\b|Validator\b.*from/);
});
