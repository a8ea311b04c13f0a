import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createParameterWriter, type ParameterStyle, writeStyled } from "./parameters.js";

// The variables and the expansions of RFC 6570, section 3.2. It encodes `!`, which RFC 3986 lets stand in a path and a
// query; so do we.
const list = ["red", "green", "blue"];
const keys = { semi: ";", dot: ".", comma: "," };
const empty = "";
const path = "/foo/bar";
const half = "50%";

const style = (of: ParameterStyle["style"], explode = false): ParameterStyle => ({ style: of, explode });

test.each<[expected: string | undefined, name: string, value: unknown, how: ParameterStyle]>([
  ["value", "var", "value", style("simple")],
  ["Hello%20World!", "hello", "Hello World!", style("simple")],
  ["50%25", "half", half, style("simple")],
  ["", "empty", empty, style("simple")],
  ["1024", "x", 1024, style("simple")],
  ["red,green,blue", "list", list, style("simple")],
  ["red,green,blue", "list", list, style("simple", true)],
  ["semi,%3B,dot,.,comma,%2C", "keys", keys, style("simple")],
  ["semi=%3B,dot=.,comma=%2C", "keys", keys, style("simple", true)],
  [".value", "var", "value", style("label")],
  [".50%25", "half", half, style("label")],
  [".red,green,blue", "list", list, style("label")],
  [".red.green.blue", "list", list, style("label", true)],
  [".semi,%3B,dot,.,comma,%2C", "keys", keys, style("label")],
  [".semi=%3B.dot=..comma=%2C", "keys", keys, style("label", true)],
  [undefined, "keys", {}, style("label")],
  [undefined, "keys", {}, style("label", true)],
  [";who=fred", "who", "fred", style("matrix")],
  [";half=50%25", "half", half, style("matrix")],
  [";empty", "empty", empty, style("matrix")],
  [";list=red,green,blue", "list", list, style("matrix")],
  [";list=red;list=green;list=blue", "list", list, style("matrix", true)],
  [";keys=semi,%3B,dot,.,comma,%2C", "keys", keys, style("matrix")],
  [";semi=%3B;dot=.;comma=%2C", "keys", keys, style("matrix", true)],
  ["who=fred", "who", "fred", style("form")],
  ["empty=", "empty", empty, style("form")],
  ["list=red,green,blue", "list", list, style("form")],
  ["list=red&list=green&list=blue", "list", list, style("form", true)],
  ["keys=semi,%3B,dot,.,comma,%2C", "keys", keys, style("form")],
  ["semi=%3B&dot=.&comma=%2C", "keys", keys, style("form", true)],
  [undefined, "list", [], style("form")],
  [undefined, "list", [null, undefined], style("form", true)],
  ["path=/foo/bar", "path", path, { style: "form", allowReserved: true }],
  ["half=50%25", "half", half, { style: "form", allowReserved: true }],
  ["done=a%20b", "done", "a%20b", { style: "form", allowReserved: true }],
  ["list=red%20green%20blue", "list", list, style("spaceDelimited")],
  ["list=red%7Cgreen%7Cblue", "list", list, style("pipeDelimited")],
  ["list=red&list=green&list=blue", "list", list, style("pipeDelimited", true)],
  ["keys=semi%20%3B%20dot%20.%20comma%20%2C", "keys", keys, style("spaceDelimited")],
  ["keys%5Bsemi%5D=%3B&keys%5Bdot%5D=.&keys%5Bcomma%5D=%2C", "keys", keys, style("deepObject", true)],
  ["a%5Bb%5D%5Bc%5D=1&a%5Bb%5D%5Bc%5D=2", "a", { b: { c: [1, 2] } }, style("deepObject", true)],
  ["a%5B0%5D%5Bb%5D=1&a%5B1%5D%5Bb%5D=2", "a", [{ b: 1 }, { b: 2 }], style("deepObject", true)],
  ["list=red; list=green; list=blue", "list", list, style("cookie", true)],
  ["filter=%7B%22a%22%3A1%7D", "filter", { a: 1 }, style("json")],
  ["on=true", "on", true, style("form")],
  ["ratio=0.5", "ratio", 0.5, style("form")],
  ["id=9007199254740993", "id", 9007199254740993n, style("form")],
])("writes %s of %s", (expected, name, value, how) => {
  const place = ["form", "spaceDelimited", "pipeDelimited", "deepObject", "json"].includes(how.style)
    ? "query"
    : how.style === "cookie"
      ? "cookie"
      : "path";
  expect(writeStyled(place, name, value, how)).toBe(expected);
});

test.each<[expected: string, value: unknown, how: ParameterStyle]>([
  ["a,1", { a: 1 }, style("simple")],
  ["a=1", { a: 1 }, style("simple", true)],
  ["x,é y", ["x", "é y"], style("simple")],
  ['{"a":"é"}', { a: "é" }, style("json")],
])("a header says %s as it is", (expected, value, how) => {
  expect(writeStyled("header", "X-Obj", value, how)).toBe(expected);
});

test.each<[what: string, value: unknown, how: ParameterStyle]>([
  ["a date", new Date(0), style("simple")],
  ["a date in a list", [new Date(0)], style("form")],
  ["a map", new Map([["a", 1]]), style("deepObject")],
  ["a URL in a member", { a: new URL("http://x.example") }, style("form", true)],
  ["an object in a list", [{ a: 1 }], style("simple")],
  ["a list in a member", { a: [1] }, style("form")],
  ["a number that is not exact", [2 ** 60], style("form")],
  ["no number", Number.NaN, style("label")],
  ["a function", () => 1, style("matrix")],
])("refuses %s by the parameter's name", (_, value, how) => {
  expect(() => writeStyled("query", "when", value, how)).toThrow(
    /^(`when(\[a\])?` must be|One of its numbers)/,
  );
});

test("writes only the parameters that have a style of their own, in their own place", () => {
  const write = createParameterWriter({ path: { ids: { style: "simple" } } });
  expect(write("path", "ids", [1, 2])).toBe("1,2");
  expect(write("query", "ids", [1, 2])).toBe(null);
  expect(write("path", "toString", "x")).toBe(null);
});

/** Reads what a form-style value says, as a server would. */
const readPairs = (text: string): [string, string][] =>
  text.split("&").map((pair) => pair.split("=").map(decodeURIComponent) as [string, string]);

test("whatever texts a list or an object holds, a reader finds them again", () => {
  const text = fc.string({ unit: "grapheme", minLength: 1 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1 }), (items) => {
      const exploded = writeStyled("query", "n", items, style("form", true)) ?? "";
      expect(readPairs(exploded)).toEqual(items.map((item) => ["n", item]));
      const joined = writeStyled("path", "n", items, style("simple")) ?? "";
      expect(joined.split(",").map(decodeURIComponent)).toEqual(items);
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(text, text, { minKeys: 1 }), (members) => {
      const exploded = writeStyled("query", "n", members, style("form", true)) ?? "";
      expect(readPairs(exploded)).toEqual(Object.entries(members));
    }),
  );
});
