import { isDeepStrictEqual } from "node:util";
import { isObject, type Json, joinPointer, listOf } from "@provider-clients/openapi";
import type { JsonType } from "./branches.js";
import type { Node } from "./node.js";
import { matches, patternAdmits } from "./patterns.js";

/** What a keyword says, and where it is written. */
export interface Fact {
  readonly keyword: string;
  readonly value: Json;
  /** The value as the document has it, where it says the same in other words. */
  readonly written?: Json;
  readonly pointer: string;
  /** The schema that says it. */
  readonly place: string;
}

/** How one limit is read, and when it admits all that another one admits; undefined where that cannot be decided. */
export interface Rule {
  /** Which values it limits; every type where it is left out. */
  readonly type?: JsonType;
  /** The fact that counts where several places say something; undefined where none does. */
  readonly read: (sites: Node) => Fact | undefined;
  readonly admits: (wide: Fact, narrow: Fact | undefined) => boolean | undefined;
  /** True where a value keeps to the fact. */
  readonly holds?: (value: Json, fact: Fact) => boolean;
}

/** Every fact that a node's sites state with one of some keywords. */
export const factsOf = (sites: Node, ...keywords: readonly string[]): readonly Fact[] =>
  sites.flatMap(({ schema, pointer }) =>
    keywords.flatMap((keyword): readonly Fact[] => {
      const value = isObject(schema) ? schema[keyword] : undefined;
      return value === undefined
        ? []
        : [{ keyword, value, pointer: joinPointer(pointer, keyword), place: pointer }];
    }),
  );

type Bound = readonly [limit: number, isExclusive: boolean];

/** 3.0 writes an exclusive bound as a flag beside the bound, 3.1 as a bound of its own. */
const boundsOf = (sites: Node, inclusive: string, sign: 1 | -1): readonly Fact[] => {
  const exclusive = `exclusive${inclusive.charAt(0).toUpperCase()}${inclusive.slice(1)}`;
  const isWhole = factsOf(sites, "type").some(({ value }) => value === "integer");
  return sites.flatMap((site) => {
    const [flag] = factsOf([site], exclusive);
    const numbers = factsOf([site], inclusive, exclusive).filter(({ value }) => typeof value === "number");
    return numbers.map((fact): Fact => {
      if (fact.keyword === inclusive) return flag?.value === true ? { ...fact, keyword: exclusive } : fact;
      // Above 0 and from 1 on is the same for whole numbers.
      const isSame = isWhole && Number.isInteger(fact.value);
      return isSame ? { ...fact, keyword: inclusive, value: Number(fact.value) + sign } : fact;
    });
  });
};

const boundOf = ({ keyword, value }: Fact): Bound => [Number(value), keyword.startsWith("exclusive")];

/** `sign` is 1 for a lower bound and -1 for an upper one. */
const bound = (inclusive: string, sign: 1 | -1): Rule => {
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

const strictest = (
  facts: readonly Fact[],
  isStricter: (one: Fact, other: Fact) => boolean,
): Fact | undefined =>
  facts.reduce<Fact | undefined>(
    (best, fact) => (best === undefined || isStricter(fact, best) ? fact : best),
    undefined,
  );

/** A least or a greatest count, of characters, items or properties. */
const count = (type: JsonType, keyword: string, unlimited: number): Rule => {
  const isWithin = (one: number, other: number): boolean => (unlimited === 0 ? one >= other : one <= other);
  return {
    type,
    read: (sites) => {
      const facts = factsOf(sites, keyword).filter(({ value }) => value !== unlimited);
      return strictest(facts, (one, other) => isWithin(Number(one.value), Number(other.value)));
    },
    admits: (wide, narrow) => narrow !== undefined && isWithin(Number(narrow.value), Number(wide.value)),
    holds: (value, fact) => isWithin(sizeOf(value), Number(fact.value)),
  };
};

const sizeOf = (value: Json): number => {
  if (typeof value === "string") return [...value].length;
  return typeof value === "object" && value !== null ? Object.keys(value).length : 0;
};

interface SingleOptions extends Pick<Rule, "type" | "holds"> {
  /** True for a value that limits nothing. */
  readonly isIdle?: (value: Json) => boolean;
  /** What other keywords say in other words. */
  readonly implied?: (sites: Node) => readonly Fact[];
}

/** A keyword of which several may hold at once: each that the wide side has is to follow from the narrow side. */
const single = (
  keyword: string,
  admits: (wide: Json, narrow: Json) => boolean | undefined,
  { isIdle, implied, ...extra }: SingleOptions = {},
): Rule => ({
  ...extra,
  read: (sites) => {
    const written = [...factsOf(sites, keyword), ...(implied?.(sites) ?? [])];
    const facts = written.filter(({ value }) => !isIdle?.(value));
    const [first] = facts;
    const values = [...new Set(facts.map(({ value }) => value))].sort();
    return first && values.length > 1 ? { ...first, value: values } : first;
  },
  admits: (wide, narrow) => {
    if (isDeepStrictEqual(wide.value, narrow?.value)) return true;
    if (Array.isArray(wide.value) !== Array.isArray(narrow?.value) && narrow !== undefined) return undefined;
    return narrow === undefined ? false : admits(wide.value, narrow.value);
  },
});

const never = (): boolean => false;

/** A part of a document that is compared as it is written. */
const opaque = (keyword: string): Rule => ({
  read: (sites) => factsOf(sites, keyword)[0],
  admits: (wide, narrow) =>
    isDeepStrictEqual(wide.value, narrow?.value) || (narrow === undefined ? false : undefined),
});

/** The formats of which each value is one of the format too. */
const narrowerFormats: Readonly<Record<string, readonly string[]>> = {
  int64: ["int32"],
  double: ["float"],
  "idn-email": ["email"],
  "idn-hostname": ["hostname"],
  "uri-reference": ["uri"],
  iri: ["uri"],
  "iri-reference": ["iri", "uri", "uri-reference"],
};

/** Hints to people and tools, and what 3.1 says by other keywords. */
const idleFormats: readonly Json[] = ["password", "byte", "binary"];

/** What 3.0 says by a `format`, 3.1 says by a keyword of its own. */
const impliedBy =
  (format: string, value: string) =>
  (sites: Node): readonly Fact[] =>
    factsOf(sites, "format").flatMap((fact) =>
      fact.value === format ? [{ ...fact, value, written: format }] : [],
    );

const anyBytes = "application/octet-stream";

const isMultiple = (value: Json, of: Json): boolean => {
  const times = Number(value) / Number(of);
  return Math.abs(times - Math.round(times)) < 1e-9;
};

const contains = (keyword: "minContains" | "maxContains", unlimited: number): Rule => {
  const rule = count("array", keyword, unlimited);
  // Without `contains` the counts say nothing, and with it at least one item has to match.
  return {
    ...rule,
    read: (sites) => {
      const [held] = factsOf(sites, "contains");
      if (held === undefined) return undefined;
      const [written] = factsOf(sites, keyword);
      const implied = keyword === "minContains" ? { ...held, value: 1, written: held.value } : undefined;
      const fact = written ?? implied;
      return fact?.value === unlimited ? undefined : fact;
    },
  };
};

/** Every limit that is not a schema itself, in the order in which they are told. */
export const rules: readonly Rule[] = [
  bound("minimum", 1),
  bound("maximum", -1),
  single("multipleOf", (wide, narrow) => isMultiple(narrow, wide), {
    type: "number",
    holds: (value, fact) => isMultiple(value, fact.value),
    // A multiple of 1 is an integer, which is told as a type.
    isIdle: (value) => value === 1,
  }),
  count("string", "minLength", 0),
  count("string", "maxLength", Number.POSITIVE_INFINITY),
  single("pattern", (wide, narrow) => patternAdmits(String(wide), String(narrow)), {
    type: "string",
    holds: (value, fact) => [fact.value].flat().every((pattern) => matches(String(pattern), value)),
    isIdle: (value) => patternAdmits(String(value), undefined) === true,
  }),
  single("format", (wide, narrow) => narrowerFormats[String(wide)]?.includes(String(narrow)) ?? false, {
    isIdle: (value) => idleFormats.includes(value),
  }),
  single("contentEncoding", never, { type: "string", implied: impliedBy("byte", "base64") }),
  single("contentMediaType", (wide) => wide === anyBytes, {
    type: "string",
    implied: impliedBy("binary", anyBytes),
  }),
  count("array", "minItems", 0),
  count("array", "maxItems", Number.POSITIVE_INFINITY),
  single("uniqueItems", never, { type: "array", isIdle: (value) => value === false }),
  contains("minContains", 0),
  contains("maxContains", Number.POSITIVE_INFINITY),
  count("object", "minProperties", 0),
  count("object", "maxProperties", Number.POSITIVE_INFINITY),
  // Two of them are compared by the relation.
  { ...opaque("not"), admits: (_wide, narrow) => narrow !== undefined },
  ...["if", "then", "else", "anyOf", "contentSchema", "xml"].map(opaque),
];

/** The names that a property calls for, under `dependentRequired`, as one fact for each property. */
export const dependenciesOf = (sites: Node): ReadonlyMap<string, Fact> =>
  new Map(
    factsOf(sites, "dependentRequired").flatMap(({ keyword, value, pointer, place }) =>
      Object.entries(isObject(value) ? value : {})
        .filter(([, names]) => listOf(names).length > 0)
        .map(([name, names]) => [
          name,
          { keyword, value: listOf(names), pointer: joinPointer(pointer, name), place },
        ]),
    ),
  );
