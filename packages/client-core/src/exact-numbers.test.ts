import fc from "fast-check";
import { expect, test } from "vitest";
import { parseExact, refuseInexact } from "./exact-numbers.js";
import { RefusedValue } from "./refused-value.js";

const inexact = [
  "9007199254740992",
  "9007199254740993",
  "-9007199254740993",
  "12345678901234567890",
  "1e400",
  "-1E999",
  "1e16",
  "12345678901234567.5",
];

test("refuses every number that would be rounded, wherever it stands", () => {
  for (const number of inexact) {
    for (const text of [number, `[${number}]`, `{"a":{"b":[1,${number}]}}`, ` ${number} `]) {
      expect(() => parseExact(text), text).toThrow(RefusedValue);
    }
  }
});

test("reads every number that is exact, and digits inside strings", () => {
  expect(
    parseExact(
      '{"id":9007199254740991,"n":-9007199254740991,"text":"9007199254740993 1e400","f":0.1234567890123456789,"e":1.5e3}',
    ),
  ).toEqual({
    id: 9007199254740991,
    n: -9007199254740991,
    text: "9007199254740993 1e400",
    f: 0.12345678901234568,
    e: 1500,
  });
});

test("agrees with JSON.parse on all JSON without large numbers", () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const value = JSON.parse(text);
      let isExact = true;
      JSON.stringify(value, (_, member) => {
        isExact &&= typeof member !== "number" || Math.abs(member) <= Number.MAX_SAFE_INTEGER;
        return member;
      });
      if (isExact) {
        expect(parseExact(text)).toEqual(value);
      } else {
        expect(() => parseExact(text)).toThrow(RefusedValue);
      }
    }),
  );
});

test.each<[name: string, text: string]>([
  ["lists", "[".repeat(501) + "]".repeat(501)],
  ["objects", `${'{"a":'.repeat(501)}1${"}".repeat(501)}`],
  ["lists that are never closed", "[".repeat(1_000_000)],
  ["objects beside texts with brackets", `${'{"[{":[{"]}":'.repeat(251)}1`],
])("refuses %s that are nested too deep, without parsing them", (_, text) => {
  expect(() => parseExact(text, 10_000_000)).toThrow(RefusedValue);
});

test("reads what is nested 500 deep, and brackets inside texts however many", () => {
  expect(parseExact("[".repeat(500) + "]".repeat(500))).toHaveLength(1);
  const brackets = "[{".repeat(5000);
  expect(parseExact(JSON.stringify({ brackets, quoted: `\\"${brackets}\\\\` }))).toMatchObject({ brackets });
});

test("refuses more than one value for every 20 bytes that may come, and always reads 10,000", () => {
  const list = (length: number): string => JSON.stringify(Array(length).fill(1));
  expect(parseExact(list(10_000), 1)).toHaveLength(10_000);
  expect(() => parseExact(list(10_001), 200_000)).toThrow("too many values for `maxResponseBytes`");
  expect(parseExact(list(10_001), 200_100)).toHaveLength(10_001);
});

test("finds the end of every text, whatever backslashes stand before it", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom('"', "\\", "[", "9", "a") })), (texts) => {
      expect(parseExact(JSON.stringify(texts))).toEqual(texts);
    }),
  );
});

test("never reads an integer as another one", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), (integer) => {
      try {
        expect(
          BigInt(parseExact(`{"id":${integer}}`) !== undefined ? (parseExact(`${integer}`) as number) : 0),
        ).toBe(integer);
      } catch (error) {
        expect(error).toBeInstanceOf(RefusedValue);
        expect(integer > 2n ** 53n - 1n || integer < -(2n ** 53n - 1n)).toBe(true);
      }
    }),
  );
});

test("refuses NaN and infinities where JSON would write null", () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(() => JSON.stringify({ value }, refuseInexact)).toThrow(RefusedValue);
  }
});
