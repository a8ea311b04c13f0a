import { FAILSAFE_SCHEMA, load, Type, YAMLException } from "js-yaml";
import type { Json } from "./json.ts";

/**
 * The value of a YAML text; undefined where it is not plain, or not right: then only the careful parser may judge.
 *
 * A document is read on each run and its lines are asked for only when something is wrong with it. This parser knows
 * no lines and takes a sixth of the time.
 */
export const readPlainYaml = (text: string): Json | undefined => {
  if (SPECIAL.test(text)) return undefined;
  try {
    return load(text, { schema: CORE_SCHEMA }) as Json | undefined;
  } catch (error) {
    if (error instanceof YAMLException) return undefined;
    throw error;
  }
};

/**
 * Anchors, tags, directives, and keys that are null or missing: where parsers differ, or could. An alias needs no
 * looking for: there is none without an anchor, and Markdown in descriptions is full of asterisks.
 */
const SPECIAL = /^%|(?:^|[-:,?[{]\s)\s*[&!]\S|(?:^|[-,?{])\s*(?:~|[Nn]ull|NULL)?\s*:(?:\s|$)|^\s*\?\s/m;

const scalar = (tag: string, pattern: RegExp, construct: (text: string) => null | boolean | number): Type =>
  new Type(`tag:yaml.org,2002:${tag}`, {
    kind: "scalar",
    // An empty scalar is handed over as null.
    resolve: (text: string | null) => pattern.test(text ?? ""),
    construct,
  });

/** The core schema of YAML 1.2 and nothing of 1.1: no `yes`, no dates, no `1_000`. */
const CORE_SCHEMA = FAILSAFE_SCHEMA.extend({
  implicit: [
    scalar("null", /^(?:~|[Nn]ull|NULL)?$/, () => null),
    scalar("bool", /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/, (text) => /^t/i.test(text)),
    scalar("int", /^(?:[-+]?\d+|0o[0-7]+|0x[\da-fA-F]+)$/, (text) => integerOf(text)),
    scalar(
      "float",
      /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?)$/,
      (text) => floatOf(text),
    ),
  ],
});

const integerOf = (text: string): number => {
  if (text.startsWith("0o")) return Number.parseInt(text.slice(2), 8);
  return text.startsWith("0x") ? Number.parseInt(text.slice(2), 16) : Number.parseInt(text, 10);
};

const floatOf = (text: string): number => {
  if (/nan$/i.test(text)) return Number.NaN;
  if (!/inf$/i.test(text)) return Number.parseFloat(text);
  return text.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
};
