import type { Json } from "../document/json.js";

const words: Readonly<Record<string, (limit: string) => string>> = {
  minimum: (limit) => `at least ${limit}`,
  maximum: (limit) => `at most ${limit}`,
  exclusiveMinimum: (limit) => `more than ${limit}`,
  exclusiveMaximum: (limit) => `less than ${limit}`,
  multipleOf: (limit) => `a multiple of ${limit}`,
  minLength: (limit) => `at least ${counted(limit, "character")}`,
  maxLength: (limit) => `at most ${counted(limit, "character")}`,
  minItems: (limit) => `at least ${counted(limit, "item")}`,
  maxItems: (limit) => `at most ${counted(limit, "item")}`,
  minProperties: (limit) => `at least ${counted(limit, "field")}`,
  maxProperties: (limit) => `at most ${counted(limit, "field")}`,
  uniqueItems: () => "no item twice",
  pattern: (limit) => `a text that matches ${limit}`,
  format: (limit) => `the format ${limit}`,
  type: (limit) => `the type ${limit.replaceAll(", ", " or ")}`,
  enum: (limit) => `one of ${limit}`,
  const: (limit) => limit,
  required: () => "it is required",
  additionalProperties: () => "no field but those it lists",
  unevaluatedProperties: () => "no field but those it lists",
};

/** What a schema keyword requires, in words: `at least 100`. */
export const ruleWords = (keyword: string, limit: Json | undefined): string =>
  words[keyword]?.(limitWords(limit)) ?? `otherwise by its ${keyword}`;

const counted = (limit: string, what: string): string => `${limit} ${what}${limit === "1" ? "" : "s"}`;

const limitWords = (limit: Json | undefined): string => {
  if (Array.isArray(limit)) return shorten(limit.map(String).join(", "));
  return typeof limit === "object" || limit === undefined ? "what it says" : shorten(String(limit));
};

const shorten = (text: string): string => (text.length <= 80 ? text : `${text.slice(0, 79)}…`);
