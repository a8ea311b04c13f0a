import fc from "fast-check";

/** A property name that matches a pattern, always the same one. */
export function patternName(pattern: string): string | undefined {
  const names = fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { seed: 1, numRuns: 20 });
  return names.filter((name) => name !== "").sort((one, other) => one.length - other.length)[0];
}
