import fc from "fast-check";
import { isJsonObject } from "../document/json.js";
import type { LocatedKeywords } from "../schema/conjunct.js";
import { matchingArbitrary } from "../schema/matching-texts.js";

/** Names for undeclared properties that `propertyNames` allows; deterministic. */
export const freeNames = (parts: readonly LocatedKeywords[], count: number): string[] => {
  for (const { schema } of parts) {
    const { propertyNames } = schema;
    if (isJsonObject(propertyNames) && typeof propertyNames.pattern === "string") {
      return matchingNames(propertyNames.pattern).slice(0, count);
    }
  }
  return Array.from({ length: count }, (_, index) => `extra${index + 1}`);
};

/** A property name that matches a pattern; deterministic. */
export const patternName = (pattern: string): string | undefined => matchingNames(pattern)[0];

const matchingNames = (pattern: string): string[] => {
  const matching = matchingArbitrary(pattern);
  const names = matching ? fc.sample(matching, { seed: 1, numRuns: 100 }) : [];
  const plain = [...new Set(names)].filter((name) => name !== "" && /^[\x21-\x7e]+$/.test(name));
  return plain.sort((one, other) => one.length - other.length);
};
