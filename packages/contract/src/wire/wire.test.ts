import { expect, test } from "vitest";
import type { Json } from "../document/json.js";
import type { Parameter } from "../document/operation.js";
import { createReaders } from "../schema/schema-reader.js";
import { readQueryParameter, readSimpleParameter } from "./deserialise.js";
import { gatherQuery, type RawQuery } from "./raw-query.js";
import { fillPath, serialiseQuery, serialiseSimple } from "./serialise.js";

const open = (schema: Json, more: Partial<Parameter>) => {
  const reader = createReaders({ openapi: "3.1.0", components: { schemas: { A: schema } } }).request;
  const parameter: Parameter = {
    name: "p",
    in: "query",
    isRequired: false,
    pointer: "",
    schemaPointer: "#/components/schemas/A",
    style: "form",
    explode: true,
    allowReserved: false,
    examples: [],
    isSensitive: false,
    ...more,
  };
  return { reader, parameter };
};

const roundTrip = (schema: Json, more: Partial<Parameter>, value: Json) => {
  const { reader, parameter } = open(schema, more);
  if (parameter.in !== "query")
    return readSimpleParameter(reader, parameter, serialiseSimple(parameter, value));
  return readQueryParameter(reader, parameter, gatherQuery(serialiseQuery(parameter, value))).value;
};

const list = { type: "array", items: { type: "integer" } };
const pair = { type: "object", properties: { a: { type: "integer" }, b: { type: "string" } } };
const inPath = { in: "path", style: "simple", explode: false } as const;

test.each<[string, Json, Partial<Parameter>, Json]>([
  ["a text", { type: "string" }, {}, "a&b=c d"],
  ["a text of digits stays a text", { type: "string" }, {}, "0012"],
  ["a number", { type: "number" }, {}, -1.5],
  ["a boolean", { type: "boolean" }, {}, false],
  ["a list, exploded", list, {}, [1, 2]],
  ["a list of one, exploded", list, {}, [1]],
  ["a list with commas", list, { explode: false }, [1, 2]],
  ["a list with spaces", list, { style: "spaceDelimited", explode: false }, [1, 2]],
  ["a list with pipes", list, { style: "pipeDelimited", explode: false }, [1, 2]],
  ["an object, exploded", pair, {}, { a: 1, b: "x" }],
  ["an object with commas", pair, { explode: false }, { a: 1, b: "x" }],
  ["a deep object", pair, { style: "deepObject" }, { a: 1, b: "x" }],
  ["a deep list", { type: "object", properties: { l: list } }, { style: "deepObject" }, { l: [1, 2] }],
  ["a deep list of objects", { type: "array", items: pair }, { style: "deepObject" }, [{ a: 1 }, { a: 2 }]],
  ["a document", pair, { contentType: "application/json" }, { a: 1, b: "x" }],
  ["a list in the path", list, inPath, [1, 2]],
  ["an object in the path", pair, inPath, { a: 1, b: "x" }],
  ["a text in the style matrix", { type: "string" }, { ...inPath, style: "matrix" }, "a"],
  ["an empty text in the style matrix", { type: "string" }, { ...inPath, style: "matrix" }, ""],
  [
    "an exploded object in a header",
    pair,
    { in: "header", style: "simple", explode: true },
    { a: 1, b: "x" },
  ],
])("%s arrives as it was sent", (_, schema, more, value) => {
  expect(roundTrip(schema, more, value)).toEqual(value);
});

test("an exploded object with free names takes what its names allow and no other parameter's", () => {
  const { reader, parameter } = open(
    {
      type: "object",
      propertyNames: { pattern: "^\\w+\\(\\w+\\)$" },
      additionalProperties: { type: ["string", "number"] },
    },
    {},
  );
  const query: RawQuery = { "balance(gt)": "20", limit: "5", other: "x" };
  expect(readQueryParameter(reader, parameter, query, new Set(["limit"]))).toEqual({
    value: { "balance(gt)": 20 },
    used: ["balance(gt)"],
  });
});

test.each<[what: string, query: RawQuery, value: Json]>([
  ["by its name again and again", { "p[tags]": ["1", "2"] }, { tags: [1, 2] }],
  ["by its name, once", { "p[tags]": "1" }, { tags: [1] }],
  ["by numbers", { "p[tags][0]": "1", "p[tags][1]": "2" }, { tags: [1, 2] }],
  ["by brackets", { "p[tags][]": ["1", "2"] }, { tags: [1, 2] }],
])("a list in a deep object may be written %s", (_, query, value) => {
  const schema = { type: "object", properties: { tags: list } };
  const { reader, parameter } = open(schema, { style: "deepObject" });
  expect(readQueryParameter(reader, parameter, query).value).toEqual(value);
});

test("a scalar that is sent twice is read as a list, which its schema then refuses", () => {
  const { reader, parameter } = open({ type: "integer" }, {});
  expect(readQueryParameter(reader, parameter, { p: ["1", "2"] }).value).toEqual(["1", "2"]);
});

test("a path is filled with encoded values", () => {
  const { parameter } = open({ type: "string" }, { ...inPath, name: "id" });
  expect(fillPath("/a/{id}/b", [parameter], { id: "x/y z" })).toBe("/a/x%2Fy%20z/b");
});

test("an empty text in the style matrix leaves its name behind", () => {
  expect(serialiseSimple({ name: "id", style: "matrix", explode: false }, "")).toBe(";id");
});

test.each(["simple", "label", "matrix"])("an empty list leaves nothing behind in the style %s", (style) => {
  expect(serialiseSimple({ name: "ids", style, explode: false }, [])).toBe("");
  expect(serialiseSimple({ name: "ids", style, explode: true }, {})).toBe("");
});

test.each<[string, Json]>([
  ["list", []],
  ["object", {}],
])("an empty %s leaves nothing behind in a query", (_, value) => {
  for (const style of ["form", "spaceDelimited", "pipeDelimited", "deepObject"] as const) {
    const { parameter } = open({}, { style, explode: false });
    expect(serialiseQuery(parameter, value), style).toEqual([]);
  }
});
