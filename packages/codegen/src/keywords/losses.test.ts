import type { JsonObject } from "@provider-clients/openapi";
import { expect, test } from "vitest";
import { createWorkspace, readFixture } from "../../test-support/workspace.js";
import { findLosses } from "../types/find-losses.js";
import { KEYWORDS } from "./keywords.js";

// The compiler takes seconds on a busy machine.

const documentWith = (schema: JsonObject, components: JsonObject = {}, openapi = "3.1.0"): JsonObject => ({
  openapi,
  components: { schemas: { Thing: schema, ...components } },
});

const lossesOf = (schema: JsonObject, components?: JsonObject): readonly string[] =>
  findLosses(documentWith(schema, components)).map(
    ({ pointer, keyword, reason }) => `${pointer} ${keyword}: ${reason}`,
  );

const THING = "#/components/schemas/Thing";
const two = { a: { type: "string" }, b: { type: "number" } };

test.each(KEYWORDS.filter(({ instead }) => instead !== undefined).map(({ name }) => name))(
  "%s is lost wherever it stands",
  (keyword) => {
    const schema = { type: "object", properties: { inner: { type: "string", [keyword]: {} } } };
    expect(lossesOf(schema)).toEqual([expect.stringContaining(`${THING}/properties/inner ${keyword}: `)]);
  },
);

test.each<[what: string, schema: JsonObject, loss: string]>([
  [
    "a keyword that nobody knows",
    { type: "string", maxLenght: 5 },
    'maxLenght: it is not a known keyword. Did you mean "maxLength"? Remove it, or correct its name',
  ],
  [
    "a required property without a type",
    { type: "object", properties: two, required: ["c"], allOf: [{ type: "object" }] },
    'required: "c" is declared nowhere, so its type is `unknown`. Add it to `properties`',
  ],
  [
    "two properties at least",
    { type: "object", properties: two, minProperties: 2 },
    "minProperties: a type can only express 1. Write 1, or name the properties in `required`",
  ],
  [
    "members of oneOf that can both hold",
    {
      oneOf: [
        { type: "object", properties: two },
        { type: "object", properties: two },
      ],
    },
    "oneOf: members 0 and 1 can both match, which a union allows. Give each a property with a `const` of its own, required in one at least, or write `anyOf`",
  ],
  [
    "a closed object that refuses what its parts declare",
    {
      type: "object",
      properties: { c: {} },
      additionalProperties: false,
      allOf: [{ type: "object", properties: two }],
    },
    'additionalProperties: it refuses "a", which `allOf` declares. Write `unevaluatedProperties: false`',
  ],
  [
    "further properties of another type",
    { type: "object", properties: two, additionalProperties: { type: "string" } },
    "additionalProperties: a type cannot distinguish further properties from the named ones. Put them in a property of their own",
  ],
  [
    "nullable in 3.1",
    { type: "string", nullable: true },
    'nullable: it has no meaning since OpenAPI 3.1. Write `type: [string, "null"]`',
  ],
  [
    "further properties that are not evaluated, with a type",
    { type: "object", allOf: [{ properties: two }], unevaluatedProperties: { type: "string" } },
    "unevaluatedProperties: a type can only express `false`. Write `additionalProperties`",
  ],
])("%s is lost", (_, schema, loss) => {
  expect(lossesOf(schema)).toContain(`${THING} ${loss}`);
});

test.each<[what: string, schema: JsonObject]>([
  [
    "required of an outer property in a part",
    { type: "object", properties: two, allOf: [{ required: ["a"] }] },
  ],
  ["a part without a type beside one with", { allOf: [{ type: "object" }, { properties: two }] }],
  [
    "minProperties that are required anyway",
    { type: "object", properties: two, required: ["a", "b"], minProperties: 2 },
  ],
  [
    "scalars of oneOf that differ in what validation checks",
    {
      oneOf: [
        { type: "string", format: "email" },
        { type: "string", format: "uuid" },
      ],
    },
  ],
  [
    "objects of oneOf of which one requires what the other refuses",
    {
      oneOf: [
        { type: "object", properties: { a: {} }, additionalProperties: false },
        { type: "object", properties: two, required: ["b"] },
      ],
    },
  ],
])("%s is kept", (_, schema) => {
  expect(lossesOf(schema)).toEqual([]);
});

const lossy = (await readFixture("shop/openapi.yaml")).replace(
  "count: { type: integer, default: 1 }",
  "count: { not: { minimum: 5 } }",
);

test("generation stops on a loss, naming file, line, pointer and keyword", async () => {
  const workspace = await createWorkspace({ shop: lossy });
  const { code, printed } = await workspace.generate("shop");
  const line = lossy.split("\n").findIndex((each) => each.includes("not:")) + 1;
  expect(printed).toContain(
    `specs/shop/openapi.yaml:${line} #/components/schemas/Order/properties/count: the types would lose \`not\`: a type can only state what is allowed. State that instead.`,
  );
  expect(code).toBe(1);
});

test("a loss that lossy.json records does not stop generation", async () => {
  const workspace = await createWorkspace({ shop: lossy });
  const record = { pointer: "#/components/schemas/Order/properties/count", keyword: "not" };
  await workspace.write("specs/shop/lossy.json", JSON.stringify([record]));
  expect((await workspace.generate("shop")).code).toBe(0);
});

test("a record of what is not lost any more stops generation", async () => {
  const workspace = await createWorkspace({ shop: await readFixture("shop/openapi.yaml") });
  await workspace.write(
    "specs/shop/lossy.json",
    JSON.stringify([{ pointer: "#/components/schemas/Order", keyword: "not" }]),
  );
  const { printed } = await workspace.generate("shop");
  expect(printed).toContain(
    "specs/shop/lossy.json #/components/schemas/Order: `not` is no longer lost there. Remove the record.",
  );
});

test.each<[what: string, mapping: JsonObject, child: JsonObject, isLost: boolean]>([
  ["a mapping", { mapping: { cat: `${THING}s` } }, { type: "object" }, true],
  ["children that name it in `allOf`, whose names are the tags", {}, { allOf: [{ $ref: THING }] }, true],
  ["neither", {}, { type: "object" }, false],
])("a base with a discriminator and %s is lost where it has children", (_, mapping, child, isLost) => {
  const base = { type: "object", properties: two, discriminator: { propertyName: "a", ...mapping } };
  const found = lossesOf(base, { Things: child }).filter((loss) => loss.includes(" discriminator: "));
  expect(found).toEqual(isLost ? [expect.stringContaining("without the properties of its children")] : []);
});
