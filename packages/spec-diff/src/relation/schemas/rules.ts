import { isDeepStrictEqual } from "node:util";
import type { Json } from "@provider-clients/openapi";
import { count } from "./count.js";
import { type Fact, factsOf } from "./facts.js";
import { maxItems } from "./items.js";
import { isEmptySchema, type Node } from "./node.js";
import { isMultiple, maximum, minimum } from "./numbers.js";
import type { Rule } from "./rule.js";
import { isAnyText, matches } from "./texts.js";

interface SingleOptions extends Pick<Rule, "type" | "holds"> {
  /** True for a value that has no effect. */
  readonly isIdle?: (value: Json) => boolean;
  /** The facts, if they are not those of the keyword alone. */
  readonly read?: (sites: Node) => readonly Fact[];
}

/** A keyword with one value. Several may apply at once: each of the wide side has to follow from the narrow side. */
const single = (
  keyword: string,
  admits: (wide: Json, narrow: Json) => boolean | undefined,
  { isIdle, read = (sites) => factsOf(sites, keyword), ...extra }: SingleOptions = {},
): Rule => ({
  ...extra,
  read: (sites) => {
    const facts = read(sites).filter(({ value }) => !isIdle?.(value));
    const [first] = facts;
    const values = [...new Set(facts.map(({ value }) => value))].sort();
    return first && values.length > 1 ? { ...first, value: values, all: values } : first;
  },
  admits: (wide, narrow) => {
    if (narrow === undefined) return false;
    const answers = (wide.all ?? [wide.value]).map((each) => {
      const reasons = (narrow.all ?? [narrow.value]).map((other) => each === other || admits(each, other));
      return reasons.includes(true) || (reasons.includes(undefined) ? undefined : false);
    });
    return !answers.includes(false) && (answers.includes(undefined) ? undefined : true);
  },
});

const never = (): boolean => false;

/** A keyword that is compared as it is written. */
const opaque = (keyword: string, read?: SingleOptions["read"]): Rule =>
  single(keyword, (wide, narrow) => isDeepStrictEqual(wide, narrow) || undefined, read ? { read } : {});

/** `if` with what follows from it. Without consequences it has no effect. */
const conditions = (sites: Node): readonly Fact[] =>
  sites.flatMap((site) => {
    const consequences = factsOf([site], "then", "else").filter(({ value }) => !isEmptySchema(value));
    const value = (fact: Fact) =>
      Object.fromEntries([fact, ...consequences].map((each) => [each.keyword, each.value]));
    return consequences.length === 0
      ? []
      : factsOf([site], "if").map((fact) => ({ ...fact, value: value(fact) }));
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

/** Reads a keyword of 3.1 that 3.0 expresses by `format`. */
const orFormat =
  (keyword: string, format: string, value: string) =>
  (sites: Node): readonly Fact[] => [
    ...factsOf(sites, keyword),
    ...factsOf(sites, "format")
      .filter((fact) => fact.value === format)
      .map((fact) => ({ ...fact, value, written: format })),
  ];

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
  single("contentEncoding", never, { type: "string", read: orFormat("contentEncoding", "byte", "base64") }),
  single("contentMediaType", (wide) => wide === anyBytes, {
    type: "string",
    read: orFormat("contentMediaType", "binary", anyBytes),
  }),
  count("array", "minItems", 0),
  maxItems,
  single("uniqueItems", never, { type: "array", isIdle: (value) => value === false }),
  contains("minContains", 0),
  contains("maxContains", Number.POSITIVE_INFINITY),
  count("object", "minProperties", 0),
  count("object", "maxProperties", Number.POSITIVE_INFINITY),
  opaque("if", conditions),
  ...["anyOf", "contentSchema", "xml"].map((keyword) => opaque(keyword)),
];
