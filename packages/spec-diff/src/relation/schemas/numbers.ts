import type { Json, JsonObject } from "@provider-clients/openapi";
import { type Fact, factsOf } from "./facts.js";
import type { Node } from "./node.js";
import { type Rule, strictest } from "./rule.js";

type Bound = readonly [limit: number, isExclusive: boolean];

/** 1 for a lower bound, -1 for an upper one. */
type Sign = 1 | -1;

/** True if only whole numbers are admitted. */
export const isWhole = (sites: Node): boolean =>
  factsOf(sites, "multipleOf").some(({ value }) => Number.isInteger(value)) ||
  factsOf(sites, "type").some(
    ({ value }) =>
      value === "integer" || (Array.isArray(value) && value.includes("integer") && !value.includes("number")),
  );

/** 3.0 writes an exclusive bound as a flag beside the bound, 3.1 as a bound of its own. */
const boundsOf = (sites: Node, inclusive: string, sign: Sign): readonly Fact[] => {
  const exclusive = `exclusive${inclusive.charAt(0).toUpperCase()}${inclusive.slice(1)}`;
  const areWhole = isWhole(sites);
  return sites.flatMap((site) => {
    const [flag] = factsOf([site], exclusive);
    const numbers = factsOf([site], inclusive, exclusive).filter(({ value }) => typeof value === "number");
    return numbers
      .map((fact) =>
        fact.keyword === inclusive && flag?.value === true ? { ...fact, keyword: exclusive } : fact,
      )
      .map((fact) => (areWhole ? wholeBound(fact, inclusive, sign) : fact));
  });
};

/** The inclusive bound of whole numbers: above 0 means from 1. */
const wholeBound = (fact: Fact, inclusive: string, sign: Sign): Fact => {
  const limit = Number(fact.value);
  const isNext = fact.keyword !== inclusive && Number.isInteger(limit);
  return { ...fact, keyword: inclusive, value: isNext ? limit + sign : sign * Math.ceil(sign * limit) };
};

const boundOf = ({ keyword, value }: Fact): Bound => [Number(value), keyword.startsWith("exclusive")];

const bound = (inclusive: string, sign: Sign): Rule => {
  const isAtLeast = (wide: Bound, narrow: Bound): boolean =>
    wide[0] === narrow[0] ? !wide[1] || narrow[1] : sign * wide[0] < sign * narrow[0];
  return {
    type: "number",
    read: (sites) =>
      strictest(boundsOf(sites, inclusive, sign), (one, other) => isAtLeast(boundOf(other), boundOf(one))),
    admits: (wide, narrow) => narrow !== undefined && isAtLeast(boundOf(wide), boundOf(narrow)),
    holds: (value, fact) => isAtLeast(boundOf(fact), [Number(value), false]),
  };
};

/** The least number that is admitted. */
export const minimum = bound("minimum", 1);

/** The greatest number that is admitted. */
export const maximum = bound("maximum", -1);

/** True if the least number is above the greatest. */
export const areApart = (sites: Node): boolean => {
  const [low, high] = [minimum.read(sites), maximum.read(sites)].map((fact) => fact && boundOf(fact));
  if (!low || !high) return false;
  return low[0] > high[0] || (low[0] === high[0] && (low[1] || high[1]));
};

/** True where a number is a multiple of another one. */
export const isMultiple = (value: Json, of: Json): boolean => {
  const times = Number(value) / Number(of);
  return Math.abs(times - Math.round(times)) < 1e-9;
};

const integerRanges = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  int64: [-(2 ** 63), 2 ** 63 - 1],
} as const;

/** A range of more whole numbers is not listed. */
const mostListed = 1000;

/** Limits that follow from the keywords of a number, as schemas. */
export const impliedOfNumber = (sites: Node): readonly JsonObject[] => {
  const formats = factsOf(sites, "format").map(({ value }) => value);
  const ranges = Object.entries(integerRanges).map(([format, [least, most]]) => ({ format, least, most }));
  const written = ranges
    .filter(({ format }) => formats.includes(format))
    .map(({ least, most }) => ({ minimum: least, maximum: most }));
  const span = spanOf(sites);
  if (span === undefined) return written;
  const { least, most, areWhole } = span;
  const length = areWhole ? Math.max(0, most - least + 1) : Number(least === most);
  const within = ranges.filter((range) => areWhole && range.least <= least && most <= range.most);
  const isShort = length > 0 && length <= mostListed;
  return [
    ...written,
    ...within.map(({ format }) => ({ format })),
    ...(isShort ? [{ enum: Array.from({ length }, (_, index) => least + index) }] : []),
  ];
};

/** The least and the greatest number of a list, or else the two bounds; undefined if one is missing. */
const spanOf = (sites: Node) => {
  const listed = factsOf(sites, "enum", "const")
    .flatMap(({ value }) => value)
    .filter((value) => typeof value === "number");
  if (listed.length > 0) {
    return {
      least: Math.min(...listed),
      most: Math.max(...listed),
      areWhole: listed.every(Number.isInteger),
    };
  }
  const [low, high] = [minimum.read(sites), maximum.read(sites)].map((fact) => fact && boundOf(fact));
  if (!low || !high || low[1] || high[1]) return undefined;
  return { least: low[0], most: high[0], areWhole: isWhole(sites) };
};
