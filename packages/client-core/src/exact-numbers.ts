import { RefusedValue } from "./refused-value.js";

const isExact = (value: number): boolean => Math.abs(value) <= Number.MAX_SAFE_INTEGER;

const inexact = "One of its numbers is not exact.";

/**
 * A replacer for JSON.stringify that throws for numbers that JavaScript may have rounded: integers beyond 2^53 - 1,
 * infinities and NaN.
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
 * A replacer for JSON.stringify that throws for values that JSON would change: numbers that JavaScript may have
 * rounded, objects that it would empty (a Map) or convert (a Date).
 */
export function refuseLossy(this: unknown, key: string, value: unknown): unknown {
  // The holder still has the original value, before `toJSON`.
  const given = (this as Readonly<Record<string, unknown>>)[key];
  if (!isData(given)) {
    throw new RefusedValue("Convert dates, maps and URLs to strings or plain objects first.");
  }
  return refuseInexact(key, value);
}

// JSON.parse cannot be interrupted, and takes seconds for a few megabytes that are deeply nested or have millions of
// values.
const deepest = 500;
const fewestValues = 10_000;
const bytesPerValue = 20;

/** The index after a JSON string that begins before `start`: after the first quote without a backslash. */
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

/** Scans JSON without parsing it. Throws if parsing would take too long; returns whether its numbers are exact. */
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
 * Parses JSON. Refuses a number that would be rounded to another integer or to Infinity. Also refuses input that would
 * block the event loop: more than 500 levels, or more than one value per 20 bytes of `maxBytes` (10,000 values are
 * always allowed).
 *
 * @throws {RefusedValue} for those, and whatever JSON.parse throws.
 */
export const parseExact = (json: string, maxBytes = 0): unknown => {
  const areExact = scan(json, Math.max(fewestValues, maxBytes / bytesPerValue));
  const value: unknown = JSON.parse(json);
  if (!areExact) {
    throw new RefusedValue(inexact);
  }
  return value;
};
