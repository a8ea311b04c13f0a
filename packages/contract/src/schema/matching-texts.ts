import fc from "fast-check";
import { toRegExp } from "../document/pattern.js";

const seed = 20_240_229;

/** Gives texts that match a pattern, always the same ones, those of the wanted size first; each list is made once. */
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
 * Random texts that match a pattern. fast-check cannot build every pattern (no assertions but `^`, `$` and `\b`): what
 * matches without them is tried then, and what matches nothing gives no text.
 */
export const matchingArbitrary = (pattern: string, maxLength?: number): fc.Arbitrary<string> | undefined => {
  const whole = toRegExp(pattern);
  for (const each of [pattern, withoutAssertions(pattern), withoutIdleEscapes(withoutAssertions(pattern))]) {
    try {
      return fc
        .stringMatching(toRegExp(each), maxLength === undefined ? {} : { maxLength })
        .map((text) => (whole.test(text) ? text : ""));
    } catch {
      // The next form of it may be one that fast-check builds.
    }
  }
  return undefined;
};

const matchingTexts = (pattern: string, size: number | undefined): string[] => {
  const whole = toRegExp(pattern);
  // Larger texts are made longer afterwards: fast-check takes seconds for a few large ones of a nested pattern.
  const numRuns = size === undefined ? 20 : 60;
  const sample = (each: string): string[] => {
    const limits = size === undefined ? [undefined] : [undefined, size];
    return limits.flatMap((maxLength) => {
      const matching = matchingArbitrary(each, maxLength);
      return matching ? fc.sample(matching, { seed, numRuns }) : [];
    });
  };
  // A pattern without anchors matches inside of anything: the match alone is what a limit of length leaves room for.
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

/** A pattern without the groups that look ahead or behind; all that is left matches a little more. */
const withoutAssertions = (pattern: string): string => {
  let rest = pattern;
  for (let start = assertionAt(rest); start >= 0; start = assertionAt(rest)) {
    rest = rest.slice(0, start) + rest.slice(groupEnd(rest, start));
  }
  return rest;
};

// What only a pattern without the flag `u` may say: an escape that is not needed, a dash after a class of characters.
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
