import type { Json } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { compileSchemaAlone } from "../../test-support/compile-schema-alone.js";
import { compileStrictly } from "../../test-support/compile-strictly.js";
import { schemaCases } from "../../test-support/schema-cases.js";

test.each(schemaCases.map((each) => [each.what, each] as const))("%s", (_, { schema, right, wrong }) => {
  const { listIssues, losses } = compileSchemaAlone(schema);
  expect(right.map(listIssues)).toEqual(right.map(() => []));
  expect(wrong.filter((value) => listIssues(value).length === 0)).toEqual([]);
  expect(losses).toEqual([]);
});

test("the code of every case passes the strictest options of the compiler", () => {
  const files = schemaCases.map(({ schema }) => compileSchemaAlone(schema).text);
  expect(compileStrictly(files)).toEqual([]);
}, 120_000);

const issuesOf = (schema: Json, value: unknown) => compileSchemaAlone(schema).listIssues(value);

const demands: readonly (readonly [schema: Json, value: unknown, keyword: string, message: string])[] = [
  [{ type: "string" }, 1, "type", "must be a string"],
  [{ type: ["integer", "null"] }, "x", "type", "must be an integer or null"],
  [{ anyOf: [{ type: "object" }, { type: "null" }] }, 1, "type", "must be an object or null"],
  [{ enum: ["a", 1, null] }, "x", "enum", 'must be one of "a",1,null'],
  [{ const: "a" }, "x", "const", 'must be "a"'],
  [{ minLength: 1 }, "", "minLength", "must have at least 1 character"],
  [{ maxLength: 250 }, "x".repeat(251), "maxLength", "must have at most 250 characters"],
  [{ pattern: "^[0-9]{10}$" }, "x", "pattern", "must match ^[0-9]{10}$"],
  [{ format: "email" }, "x", "format", "must be a valid email"],
  [{ minimum: 0 }, -1, "minimum", "must be at least 0"],
  [{ exclusiveMaximum: 2.5 }, 3, "exclusiveMaximum", "must be less than 2.5"],
  [{ multipleOf: 0.01 }, 0.001, "multipleOf", "must be a multiple of 0.01"],
  [{ minItems: 2 }, [], "minItems", "must have at least 2 items"],
  [{ uniqueItems: true }, [1, 1], "uniqueItems", "must have no two items that are equal"],
  [{ minProperties: 1 }, {}, "minProperties", "must have at least 1 property"],
  [{ additionalProperties: false }, { x: 1 }, "additionalProperties", "must have no further properties"],
  [false, 1, "false schema", "must be absent"],
];

test.each(demands)("%j says what it asks", (schema, value, keyword, message) => {
  expect(issuesOf(schema, value)).toEqual([{ path: "", keyword, message }]);
});

test("an issue names the missing property, an item by its index, and a map's value by the map", () => {
  const schema = {
    type: "object",
    required: ["a/b"],
    properties: {
      "a/b": { type: "string" },
      map: { additionalProperties: { type: "object", properties: { c: { type: "string" } } } },
      list: { type: "array", items: { type: "string" } },
    },
    dependentRequired: { map: ["~d"] },
  };
  const secret = { map: { "jane@example.com": { c: 1 } }, list: ["x", 1] };
  expect(issuesOf(schema, secret)).toEqual([
    { path: "/a~1b", keyword: "required", message: "must be present" },
    { path: "/map/c", keyword: "type", message: "must be a string" },
    { path: "/list/1", keyword: "type", message: "must be a string" },
    { path: "/~0d", keyword: "dependentRequired", message: "must be present where map is" },
  ]);
});

test("where no alternative fits, the one that comes nearest says what it asks", () => {
  const card = { type: "object", required: ["card"], properties: { card: { type: "string" } } };
  const bank = { type: "object", required: ["bank", "branch"] };
  expect(issuesOf({ anyOf: [{ type: "string" }, card, bank] }, { card: 1 })).toEqual([
    { path: "/card", keyword: "type", message: "must be a string" },
    { path: "", keyword: "anyOf", message: "must fit one of 3 alternatives" },
  ]);
  const inner = { type: "object", required: ["not"] };
  const nested = { type: "object", required: ["all"], properties: { all: { items: inner } } };
  expect(issuesOf({ oneOf: [inner, nested] }, { all: [{}] })[0]).toMatchObject({ path: "/all/0/not" });
  expect(issuesOf({ oneOf: [{ type: "string" }, card] }, 1)).toEqual([
    { path: "", keyword: "oneOf", message: "must fit one of 2 alternatives" },
  ]);
  expect(issuesOf({ oneOf: [{ minimum: 1 }, { minimum: 2 }] }, 3)).toEqual([
    { path: "", keyword: "oneOf", message: "must fit only one of 2 alternatives" },
  ]);
});

test("what cannot be checked is told", () => {
  expect(compileSchemaAlone({ pattern: "(" }).losses).toEqual([
    { check: "checkRoot", keyword: "pattern", reason: "it is not a valid regular expression in JavaScript" },
  ]);
  expect(compileSchemaAlone({ $ref: "#/$defs/none" }).losses).toMatchObject([{ keyword: "$ref" }]);
  const endless = compileSchemaAlone({
    $ref: "#/$defs/a",
    $defs: { a: { allOf: [{ $ref: "#/$defs/a" }], type: "string" } },
  });
  expect(endless.losses).toMatchObject([{ reason: "#/$defs/a leads back to the same value" }]);
  expect(endless.listIssues(1)).toHaveLength(1);
});

test("the code is what a person would write", async () => {
  const schema = {
    type: "object",
    required: ["email"],
    properties: {
      email: { type: "string", format: "email" },
      name: { type: ["string", "null"], maxLength: 250 },
      tags: { type: "array", items: { enum: ["a", "b"] } },
    },
  };
  expect(compileSchemaAlone(schema).text).toMatchInlineSnapshot(`
    "import { type Check, isEmail, isList, isLonger, isObject } from "@provider-clients/client-core/validation";

    const rootTagsItemValues: readonly unknown[] = ["a", "b"];

    export const checkRoot: Check = (value, path, report) => {
      if (isObject(value)) {
        const email = value["email"];
        if (email === undefined) report(\`\${path}/email\`, "required", "must be present");
        else if (typeof email === "string") {
          if (!isEmail(email)) report(\`\${path}/email\`, "format", "must be a valid email");
        } else report(\`\${path}/email\`, "type", "must be a string");
        const name = value["name"];
        if (name !== undefined) {
          if (typeof name === "string") {
            if (isLonger(name, 250)) report(\`\${path}/name\`, "maxLength", "must have at most 250 characters");
          } else if (name !== null) report(\`\${path}/name\`, "type", "must be a string or null");
        }
        const tags = value["tags"];
        if (tags !== undefined) {
          if (isList(tags)) {
            for (let index = 0; index < tags.length; index += 1) {
              const item = tags[index];
              if (!rootTagsItemValues.includes(item)) report(\`\${path}/tags/\${index}\`, "enum", "must be one of \\"a\\",\\"b\\"");
            }
          } else report(\`\${path}/tags\`, "type", "must be an array");
        }
      } else report(path, "type", "must be an object");
    };
    "
  `);
});
