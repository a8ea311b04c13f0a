import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { readPlainYaml } from "./plain-yaml.ts";

const options = fc.record({
  lineWidth: fc.constantFrom(0, 20, 80),
  indent: fc.constantFrom(2, 4),
  defaultStringType: fc.constantFrom(
    "PLAIN",
    "QUOTE_SINGLE",
    "QUOTE_DOUBLE",
    "BLOCK_FOLDED",
    "BLOCK_LITERAL",
  ),
  collectionStyle: fc.constantFrom("any", "block", "flow"),
} as const);

test("reads what the careful parser reads, where it reads at all", () => {
  fc.assert(
    fc.property(fc.jsonValue(), options, (value, style) => {
      const text = stringify({ value }, { ...style, aliasDuplicateObjects: false });
      const plain = readPlainYaml(text);
      if (plain !== undefined) expect(plain).toEqual(parse(text));
    }),
    { numRuns: 1000, seed: 20261 },
  );
});

const scalars =
  "~ null Null nULL true True tRUE yes no on off 0 -0 +1 012 0o17 0o8 0x1F 1_000 0b1 1e3 1.5e-7 .5 5. . .inf -.INF .nan +.nan 2026-11-25 12:30 1.2.3 = << a#b";

test.each(scalars.split(" "))("reads the scalar %s as YAML 1.2 has it", (scalar) => {
  const text = `value: ${scalar}\nlist: [${scalar}]\n"200": x\n404: y\n`;
  expect(readPlainYaml(text)).toEqual(parse(text));
});

test.each([
  ["an anchor", "a: &one [1]\nb: *one\n"],
  ["a tag", "a: !!str 1\n"],
  ["a key that is null", "a:\n  null: 1\n"],
  ["a key that is missing", "{: 1}\n"],
  ["a complex key", "? [a]\n: 1\n"],
  ["a directive", "%YAML 1.1\n---\na: 1\n"],
  ["a key that stands there twice", "a: 1\na: 2\n"],
  ["a second document", "a: 1\n---\nb: 1\n"],
  ["what is no YAML", "a: [1\n"],
  ["an empty text", ""],
])("leaves %s to the careful parser", (_, text) => {
  expect(readPlainYaml(text)).toBeUndefined();
});
