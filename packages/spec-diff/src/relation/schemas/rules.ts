import { isDeepStrictEqual } from "node:util";
import type { Json } from "@provider-clients/openapi";
import { type Fact, factsOf } from "./facts.js";
import type { JsonType } from "./json-types.js";
import type { Node } from "./node.js";
import { isMultiple, maximum, minimum } from "./numbers.js";
import { type Rule, strictest } from "./rule.js";
import { isAnyText, matches } from "./texts.js";

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
  /** True for a value that has no effect. */
  readonly isIdle?: (value: Json) => boolean;
  /** Facts from other keywords with the same meaning. */
  readonly implied?: (sites: Node) => readonly Fact[];
}

/** A keyword with one value. Several may apply at once: each of the wide side has to follow from the narrow side. */
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
    if (narrow === undefined) return false;
    const answers = [wide.value].flat().map((each) => {
      const reasons = [narrow.value].flat().map((other) => each === other || admits(each, other));
      return reasons.includes(true) || (reasons.includes(undefined) ? undefined : false);
    });
    return !answers.includes(false) && (answers.includes(undefined) ? undefined : true);
  },
});

const never = (): boolean => false;

/** A keyword that is compared as it is written. It has no effect without one of `others` beside it. */
const opaque = (keyword: string, ...others: readonly string[]): Rule => ({
  read: (sites) =>
    factsOf(
      others.length === 0 ? sites : sites.filter((site) => factsOf([site], ...others).length > 0),
      keyword,
    )[0],
  admits: (wide, narrow) =>
    isDeepStrictEqual(wide.value, narrow?.value) || (narrow === undefined ? false : undefined),
});

/** Narrower formats by wider format. */
const narrowerFormats: Readonly<Record<string, readonly string[]>> = {
  int64: ["int32"],
  double: ["float"],
  "idn-email": ["email"],
  "idn-hostname": ["hostname"],
  "uri-reference": ["uri"],
  iri: ["uri"],
  "iri-reference": ["iri", "uri", "uri-reference"],
};

/** Formats that are only hints, or that 3.1 expresses by other keywords. */
const idleFormats: readonly Json[] = ["password", "byte", "binary"];

/** A keyword of 3.1 that 3.0 expresses by `format`. */
const impliedBy =
  (format: string, value: string) =>
  (sites: Node): readonly Fact[] =>
    factsOf(sites, "format").flatMap((fact) =>
      fact.value === format ? [{ ...fact, value, written: format }] : [],
    );

const anyBytes = "application/octet-stream";

const contains = (keyword: "minContains" | "maxContains", unlimited: number): Rule => {
  const rule = count("array", keyword, unlimited);
  // The counts have no effect without `contains`; with it, the default is at least one match.
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
  minimum,
  maximum,
  single("multipleOf", (wide, narrow) => isMultiple(narrow, wide), {
    type: "number",
    holds: (value, fact) => isMultiple(value, fact.value),
    // A multiple of 1 is an integer, which is compared as a type.
    isIdle: (value) => value === 1,
  }),
  count("string", "minLength", 0),
  count("string", "maxLength", Number.POSITIVE_INFINITY),
  single("pattern", () => undefined, {
    type: "string",
    holds: (value, fact) => [fact.value].flat().every((pattern) => matches(String(pattern), value)),
    isIdle: (value) => isAnyText(String(value)),
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
  // The relation compares two of them.
  { ...opaque("not"), admits: (_wide, narrow) => narrow !== undefined },
  opaque("if", "then", "else"),
  opaque("then", "if"),
  opaque("else", "if"),
  ...["anyOf", "contentSchema", "xml"].map((keyword) => opaque(keyword)),
];
