import type { Check, Report, Seen } from "./check.js";

type Issue = Parameters<Report>;

const issuesOf = (check: Check, value: unknown, path: string, seen: Seen | undefined): readonly Issue[] => {
  const issues: Issue[] = [];
  const own: Seen | undefined = seen && new Set();
  check(value, path, (...issue) => issues.push(issue), own);
  // What a schema describes counts only if the value conforms to it.
  if (seen && own && issues.length === 0) for (const each of own) seen.add(each);
  return issues;
};

/** True if a value conforms to a schema; then `seen` gains what the schema describes. */
export const fits = (check: Check, value: unknown, seen?: Seen): boolean =>
  issuesOf(check, value, "", seen).length === 0;

const isAboutKind = (path: string, [place, rule]: Issue): boolean =>
  place === path && /^(type|enum|const)$/.test(rule);

/** How far into the value the first thing lies that is wrong. What is missing is missed by the object around it. */
const depthOf = (issues: readonly Issue[]): number =>
  Math.min(...issues.map(([place, rule]) => place.split("/").length - (rule === "required" ? 1 : 0)));

/** The issues of the nearest alternative; if none accepts the value's type, the issues of all alternatives. */
const nearestOf = (found: readonly (readonly Issue[])[], path: string): readonly Issue[] => {
  const [nearest] = found
    .filter((issues) => !issues.some((issue) => isAboutKind(path, issue)))
    .sort((one, other) => depthOf(other) - depthOf(one) || one.length - other.length);
  if (nearest) return nearest;
  const [first = [], ...others] = found;
  return first.filter(([place, rule, message]) =>
    others.every((issues) =>
      issues.some((other) => other[0] === place && other[1] === rule && other[2] === message),
    ),
  );
};

/**
 * Compares a value with the alternatives of `anyOf`. Where none fits, what the nearest of them asks is reported too:
 * of those that are for such a value at all, the one that goes wrong deepest, then the one with the fewest issues.
 */
export const checkAnyOf = (
  value: unknown,
  path: string,
  report: Report,
  checks: readonly Check[],
  seen?: Seen,
  keyword = "anyOf",
): number => {
  const found = checks.map((check) => issuesOf(check, value, path, seen));
  const count = found.filter((issues) => issues.length === 0).length;
  if (count === 0) {
    for (const issue of nearestOf(found, path)) report(...issue);
    report(path, keyword, `must fit one of ${checks.length} alternatives`);
  }
  return count;
};

/** Validates a value against the alternatives of `oneOf`, of which exactly one must match. */
export const checkOneOf = (
  value: unknown,
  path: string,
  report: Report,
  checks: readonly Check[],
  seen?: Seen,
): void => {
  if (checkAnyOf(value, path, report, checks, seen, "oneOf") > 1) {
    report(path, "oneOf", `must fit only one of ${checks.length} alternatives`);
  }
};
