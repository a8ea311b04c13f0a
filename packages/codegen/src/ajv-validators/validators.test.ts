import type { JsonObject } from "@provider-clients/openapi";
import { KEYWORD_SAMPLES, type NamedSample, sampleDocument } from "@provider-clients-internal/test-support";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import * as esbuild from "esbuild";
import { beforeAll, describe, expect, test } from "vitest";
import { resolveDirections } from "../directions/directions.js";
import { KEYWORDS } from "../keywords/keywords.js";
import { renderValidators, type ValidatorTexts } from "./render-validators.js";

// Ajv, the compiler and Prism take seconds on a busy machine.

interface Check {
  (value: unknown): boolean;
  errors: readonly { readonly instancePath: string; readonly keyword: string }[] | null;
}

const textsOf = (document: JsonObject): ValidatorTexts =>
  renderValidators("samples", resolveDirections(document).document);

const load = async (texts: ValidatorTexts): Promise<Readonly<Record<string, Check>>> =>
  import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(texts.checks)}`);

const titleOf = ({ keyword, what }: NamedSample): string => `${keyword}${what ? ` ${what}` : ""}`;
const byName = new Map(KEYWORDS.map((keyword) => [keyword.name, keyword]));
const reachOf = ({ keyword }: NamedSample): boolean => byName.get(keyword)?.validators.reach !== "no";

for (const isOld of [false, true]) {
  const { document, samples } = sampleDocument(isOld);

  describe(isOld ? "OpenAPI 3.0" : "OpenAPI 3.1", () => {
    let checks: Readonly<Record<string, Check>> = {};
    beforeAll(async () => {
      checks = await load(textsOf(document));
    });

    test.each(samples.map((sample) => [titleOf(sample), sample] as const))(
      "%s is judged as the table says",
      (_, sample) => {
        const check = checks[`check${sample.name}`];
        expect(sample.right.map((value) => check?.(value))).toEqual(sample.right.map(() => true));
        expect(sample.wrong.map((value) => check?.(value))).toEqual(sample.wrong.map(() => !reachOf(sample)));
      },
    );

    test
      .runIf(!isOld)
      .each(
        samples
          .filter(({ direction }) => direction === undefined)
          .map((sample) => [titleOf(sample), sample] as const),
      )("%s has the verdict of Ajv itself", (_, sample) => {
      const ajv = new Ajv2020({ strict: false });
      addFormats.default(ajv);
      ajv.addSchema(document, "document:");
      const validate = ajv.compile({ $ref: `document:#/components/schemas/${sample.name}` });
      // What may not be sent is Prism's rule, not Ajv's.
      const values = sample.keyword === "readOnly" ? sample.wrong : [...sample.right, ...sample.wrong];
      expect(values.map((value) => checks[`check${sample.name}`]?.(value))).toEqual(
        values.map((value) => validate(value)),
      );
    });
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

const responseCheck = async (schema: JsonObject, components?: JsonObject): Promise<Check> => {
  const { checkGetThingResponse } = await load(textsOf(answering(schema, components)));
  if (checkGetThingResponse === undefined) throw new Error("no validator");
  return checkGetThingResponse;
};

test("answers may have further properties, also where choices told themselves apart by refusing them", async () => {
  const closed = (name: string): JsonObject => ({
    type: "object",
    properties: { [name]: { type: "string" } },
    additionalProperties: false,
  });
  const check = await responseCheck({ oneOf: [closed("a"), closed("b")] });
  expect(check({ a: "x", later: 1 })).toBe(true);
  expect(check({ a: 1, b: 1 })).toBe(false);
});

test("answers may have new enum values, but not where they tell the members of a choice apart", async () => {
  const member = (kind: string): JsonObject => ({
    type: "object",
    required: ["kind", kind],
    properties: { kind: { enum: [kind, `${kind}2`] }, [kind]: { type: "string", enum: ["x", "y"] } },
  });
  const check = await responseCheck({ oneOf: [member("card"), member("bank")] });
  expect(check({ kind: "card", card: "new" })).toBe(true);
  expect(check({ kind: "bank", card: "x" })).toBe(false);
  expect(check({ kind: "cash", card: "x", bank: "x" })).toBe(false);
});

test("errors name the missing property, and no name that the value brought along", async () => {
  const check = await responseCheck({
    type: "object",
    required: ["a/b"],
    properties: {
      "a/b": { type: "string" },
      map: {
        type: "object",
        additionalProperties: { type: "object", properties: { c: { type: "string" } } },
      },
      list: { type: "array", items: { type: "string" } },
    },
  });
  expect(check({ map: { secret: { c: 1 } }, list: ["x", 1] })).toBe(false);
  expect(check.errors).toEqual([
    { instancePath: "/a~1b", keyword: "required" },
    { instancePath: "/map/c", keyword: "type" },
    { instancePath: "/list/1", keyword: "type" },
  ]);
});

test("a recursive schema is judged to its depths", async () => {
  const node = {
    type: "object",
    properties: { name: { type: "string" }, next: { $ref: "#/components/schemas/Node" } },
  };
  const { checkNode } = await load(textsOf(answering({ $ref: "#/components/schemas/Node" }, { Node: node })));
  expect(checkNode?.({ next: { next: { name: 1 } } })).toBe(false);
  expect(checkNode?.errors).toEqual([{ instancePath: "/next/next/name", keyword: "type" }]);
});

test("a property may be called as Ajv calls its own", async () => {
  const names = ["validate", "evaluated", "wrapper0", "formats0", "errors", "instancePath"];
  const properties = Object.fromEntries(names.map((name) => [name, { $ref: "#/components/schemas/Node" }]));
  const node = { type: "object", properties: { ...properties, code: { type: "string", format: "date" } } };
  const { checkNode } = await load(textsOf(answering({ $ref: "#/components/schemas/Node" }, { Node: node })));
  for (const name of names) {
    expect(checkNode?.({ [name]: { code: "2026-01-31" } }), name).toBe(true);
    expect(checkNode?.({ [name]: { code: "soon" } }), name).toBe(false);
    expect(checkNode?.errors).toEqual([{ instancePath: `/${name}/code`, keyword: "format" }]);
  }
});

test("a reference to a schema that is no component is followed", async () => {
  const { checkNode } = await load(
    textsOf(
      answering(
        { $ref: "#/components/schemas/Node" },
        {
          Node: {
            type: "object",
            properties: {
              a: { $ref: "#/components/schemas/Other/properties/b~1c" },
              d: { $ref: "#/paths/~1thing/get/responses/200/content/application~1json/schema" },
            },
          },
          Other: { type: "object", properties: { "b/c": { type: "string" } } },
        },
      ),
    ),
  );
  expect(checkNode?.({ a: 1 })).toBe(false);
  expect(checkNode?.({ a: "x" })).toBe(true);
});

test("several successes are judged by either", async () => {
  const document = answering({ type: "string" });
  const both = JSON.parse(
    JSON.stringify(document).replace(
      '"responses":{',
      '"responses":{"201":{"description":"It.","content":{"application/json":{"schema":{"type":"number"}}}},',
    ),
  ) as JsonObject;
  const { checkGetThingResponse } = await load(textsOf(both));
  expect([1, "x", true].map((value) => checkGetThingResponse?.(value))).toEqual([true, true, false]);
});

const FORMATS: Readonly<Record<string, readonly unknown[]>> = {
  date: ["1990-02-28", "1990-02-29", "1992-02-29", "1990-13-01", "1990-1-1", ""],
  time: ["10:00:00Z", "23:59:60Z", "24:00:00Z", "10:00:00", "10:00:00+25:00"],
  "date-time": ["2025-03-05T18:26:43.069Z", "2025-03-05 18:26:43Z", "2025-02-30T00:00:00Z", "2025-03-05"],
  duration: ["P1D", "P", "PT1H"],
  email: ["a@b.c", "a@b", "a b@c.d", "@b.c"],
  uri: ["https://a.b/c", "a.b", "//a", "urn:x:y"],
  "uri-reference": ["/a", "a b"],
  hostname: ["a.b", "-a", "a..b"],
  ipv4: ["1.2.3.4", "1.2.3.256"],
  ipv6: ["::1", "1::2::3"],
  uuid: ["6f1f2b0e-0000-4000-8000-000000000000", "6f1f2b0e"],
  regex: ["^a$", "(", "a\\Z"],
  byte: ["YQ==", "YQ="],
  int32: [1, 2147483648, -2147483649, 1.5],
  int64: [1, 1.5],
  password: ["x"],
  binary: ["x"],
  "no-such-format": ["x"],
};

test.each(Object.entries(FORMATS))("the format %s has the verdict of ajv-formats", async (format, values) => {
  const schema = { type: ["string", "number"], format };
  const ajv = new Ajv2020({ strict: false, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  const check = await responseCheck(schema);
  expect(values.map((value) => check(value))).toEqual(values.map((value) => validate(value)));
});

test("an int64 has its range, which ajv-formats leaves out", async () => {
  const check = await responseCheck({ type: "integer", format: "int64" });
  expect([2 ** 53, -(2 ** 63), 2 ** 63, -(2 ** 64), 1.5].map((value) => check(value))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
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
      format: "esm",
      write: false,
      plugins: [
        {
          name: "memory",
          setup: (build) => {
            build.onResolve({ filter: /checks/ }, ({ path }) => ({ path, namespace: "memory" }));
            build.onLoad({ filter: /.*/, namespace: "memory" }, ({ path }) => ({
              contents: files[path] ?? "",
            }));
          },
        },
      ],
    });
    return outputFiles[0]?.text ?? "";
  };
  const pattern = KEYWORD_SAMPLES.findIndex(({ keyword }) => keyword === "pattern");
  const text = await bundle(`checkSample${pattern}`);
  expect(text.match(/function \w+/g)).toEqual(["function add", `function checkSample${pattern}`]);
  expect(text).not.toContain("1990");
  expect(text.length).toBeLessThan(1500);
});

test("the code holds no eval and needs no library", () => {
  const { document } = sampleDocument(false);
  const { checks } = textsOf(document);
  expect(checks).not.toMatch(/\beval\b|new Function|require\(|\bimport\b/);
});

test("a document without bodies imports only what its validators use", () => {
  const operation = { operationId: "ping", responses: { "204": { description: "Nothing." } } };
  const { validators } = textsOf({ openapi: "3.1.1", paths: { "/ping": { get: operation } } });
  expect(validators).toContain("import { createValidators } from");
  expect(validators).not.toMatch(/createValidator\b|Validator\b.*from/);
});
