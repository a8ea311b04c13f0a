import fc from "fast-check";
import { toRegExp } from "../document/pattern.js";

const seed = 20_240_229;

/**
 * Creates a function that returns strings matching a pattern, deterministically, those of the requested size first;
 * each list is computed once.
 */
export const createMatchingTexts = (): ((pattern: string, size: number | undefined) => readonly string[]) => {
  const known = new Map<string, readonly string[]>();
  return (pattern, size) => {
    const key = `${size} ${pattern}`;
    const found = known.get(key) ?? matchingTexts(pattern, size);
    known.set(key, found);
    return found;
  };
};

/**
 * Random strings that match a pattern. fast-check does not support every pattern (no assertions except `^`, `$` and
 * `\b`): then candidates that match without them are tried, and if none match there is no string.
 */
export const matchingArbitrary = (pattern: string, maxLength?: number): fc.Arbitrary<string> | undefined => {
  const whole = toRegExp(pattern);
  for (const each of [pattern, withoutAssertions(pattern), withoutIdleEscapes(withoutAssertions(pattern))]) {
    try {
      return fc
        .stringMatching(toRegExp(each), maxLength === undefined ? {} : { maxLength })
        .map((text) => (whole.test(text) ? text : ""));
    } catch {
      // fast-check may support the next form of the pattern.
    }
  }
  return undefined;
};

const matchingTexts = (pattern: string, size: number | undefined): string[] => {
  const whole = toRegExp(pattern);
  // Longer strings are extended afterwards: fast-check takes seconds for a few long ones of a nested pattern.
  const numRuns = size === undefined ? 20 : 60;
  const sample = (each: string): string[] => {
    const limits = size === undefined ? [undefined] : [undefined, size];
    return limits.flatMap((maxLength) => {
      const matching = matchingArbitrary(each, maxLength);
      return matching ? fc.sample(matching, { seed, numRuns }) : [];
    });
  };
  // A pattern without anchors matches anywhere in a string; a length limit may leave room only for the match itself.
  const bare = pattern.startsWith("^") ? [] : sample(`^(?:${pattern})$`);
  const texts = [...bare, ...sample(pattern), ...plainTexts].filter((text) => whole.test(text));
  return [...new Set(texts)].sort((one, other) => rank(one, size) - rank(other, size));
};

const plainTexts = [
  "a",
  "A",
  "1",
  "ab",
  "12",
  "text",
  "Text1",
  "2024-02-29",
  "00000000",
  "a-b",
  "jane@example.com",
];

/** A pattern without lookahead and lookbehind groups, which matches slightly more. */
const withoutAssertions = (pattern: string): string => {
  let rest = pattern;
  for (let start = assertionAt(rest); start >= 0; start = assertionAt(rest)) {
    rest = rest.slice(0, start) + rest.slice(groupEnd(rest, start));
  }
  return rest;
};

// Removes what is valid only without the `u` flag: unnecessary escapes, and a dash after a character class.
const withoutIdleEscapes = (pattern: string): string =>
  pattern.replace(/\\([_<>!@#%&=~:;"',` ])/g, "$1").replace(/(\\[wdsWDS])-/g, "$1\\-");

const assertionAt = (pattern: string): number => pattern.search(/\(\?<?[=!]/);

const groupEnd = (pattern: string, start: number): number => {
  let depth = 0;
  let isClass = false;
  for (let index = start; index < pattern.length; index++) {
    const character = pattern[index];
    if (character === "\\") index++;
    else if (isClass) isClass = character !== "]";
    else if (character === "[") isClass = true;
    else if (character === "(") depth++;
    else if (character === ")" && --depth === 0) return index + 1;
  }
  return pattern.length;
};

const rank = (text: string, size: number | undefined): number => {
  const odd = /^[\x20-\x7e]+$/.test(text) ? 0 : 1000;
  return odd + (size === undefined ? text.length : Math.abs([...text].length - size));
};
