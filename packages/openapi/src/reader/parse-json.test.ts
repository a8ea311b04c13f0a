import fc from "fast-check";
import { expect, test } from "vitest";
import { LineCounter, parseDocument } from "yaml";
import { joinPointer } from "../references/pointer.js";
import { parseJson } from "./parse-json.js";
import { createLineLookup } from "./pointer-lines.js";

/** The pointers of a value and of everything in it. */
const pointersIn = (value: unknown, pointer = "#"): readonly string[] => [
  pointer,
  ...(typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([key, held]) => pointersIn(held, joinPointer(pointer, key)))
    : []),
];

test("every value has the line that the YAML parser finds for it", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom("\t", 2, 0), (json, indent) => {
      const text = JSON.stringify(JSON.parse(json), undefined, indent);
      const lines = new LineCounter();
      const lineOf = createLineLookup(parseDocument(text, { lineCounter: lines }), lines);
      const parsed = parseJson(text);
      expect(parsed?.value).toEqual(JSON.parse(text));
      const pointers = pointersIn(parsed?.value);
      expect(pointers.map((each) => parsed?.lineOf(each))).toEqual(pointers.map((each) => lineOf(each)));
    }),
  );
});

test("a pointer to nothing has the line of its nearest parent", () => {
  expect(parseJson('{\r\n"a": {\r\n"b": [1]}}')?.lineOf("#/a/b/7/c")).toBe(3);
});

test("a key that is written twice in one object is found, however it is escaped", () => {
  expect(parseJson('{"a": {"a": 1},\n"b": [{"a": 1}],\n"\\u0061": 2}')?.repeatedKeys).toEqual([3]);
});

test.for(["", "{a: 1}", '{"a": 1,}', "a: 1", '{"a": 1e400}', '// note\n{"a": 1}'])(
  "%s is left to the YAML parser",
  (text) => {
    expect(parseJson(text)).toBeUndefined();
  },
);
