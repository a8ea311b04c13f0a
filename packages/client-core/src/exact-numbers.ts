import { RefusedValue } from "./refused-value.js";

const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

const inexact = "One of its numbers is not exact.";

/**
 * Lets everything pass but numbers that JavaScript may have rounded: integers beyond 2^53 - 1, infinities and
 * NaN. Made to be handed to JSON.stringify.
 */
export const refuseInexact = (_: string, value: unknown): unknown => {
  if (typeof value === "number" && !isExact(value)) {
    throw new RefusedValue(inexact);
  }
  return value;
};

const isData = (value: unknown): boolean =>
  typeof value !== "object" ||
  value === null ||
  /^\[object (Object|Array)\]$/.test(Object.prototype.toString.call(value));

/**
 * Lets JSON through that says all of what it is made from: no number that JavaScript may have rounded, and no object that
 * JSON would empty (a Map) or turn into something else (a Date). Made to be handed to JSON.stringify.
 */
export function refuseLossy(this: unknown, key: string, value: unknown): unknown {
  // What `toJSON` was called on stands in the holder still.
  const given = (this as Readonly<Record<string, unknown>>)[key];
  if (!isData(given)) {
    throw new RefusedValue("Give a date, a map or an address as JSON has it: as text, or as an object.");
  }
  return refuseInexact(key, value);
}

// Nothing can stop JSON.parse, and it takes seconds for a few megabytes that are nested deep or hold millions of values.
const deepest = 500;
const fewestValues = 10_000;
const bytesPerValue = 20;

/** The index behind the JSON text that begins before `start`: behind the first quote that no backslash escapes. */
const skipText = (json: string, start: number): number => {
  for (let end = json.indexOf('"', start); end >= 0; end = json.indexOf('"', end + 1)) {
    let begin = end;
    while (json[begin - 1] === "\\") {
      begin--;
    }
    if ((end - begin) % 2 === 0) {
      return end + 1;
    }
  }
  return json.length;
};

/** Looks through JSON without parsing it. Refuses what would take too long to parse; tells whether its numbers are exact. */
const scan = (json: string, mostValues: number): boolean => {
  const parts = /[[{\]},"]|\d[\d.eE+-]*/g;
  let depth = 0;
  let values = 0;
  let areExact = true;
  for (let match = parts.exec(json); match; match = parts.exec(json)) {
    const [part] = match;
    if (part === '"') {
      parts.lastIndex = skipText(json, parts.lastIndex);
    } else if (part === "]" || part === "}") {
      depth--;
    } else if (part === "[" || part === "{" || part === ",") {
      depth += part === "," ? 0 : 1;
      values++;
    } else {
      areExact &&= isExact(Number(part));
    }
    if (depth > deepest || values > mostValues) {
      throw new RefusedValue("It is nested too deep, or holds too many values for `maxResponseBytes`.");
    }
  }
  return areExact;
};

/**
 * Parses JSON. A number that would be rounded to another integer or to Infinity is refused. So is what would hold the
 * event loop: more than 500 levels, or more than one value for every 20 bytes of `maxBytes` (10,000 are always taken).
 *
 * @throws {RefusedValue} for those, and what JSON.parse throws.
 */
export const parseExact = (json: string, maxBytes = 0): unknown => {
  const areExact = scan(json, Math.max(fewestValues, maxBytes / bytesPerValue));
  const value: unknown = JSON.parse(json);
  if (!areExact) {
    throw new RefusedValue(inexact);
  }
  return value;
};
