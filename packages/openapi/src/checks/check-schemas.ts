import { isList, isObject, type Json, type JsonObject } from "../json.js";
import { isUnicodePattern } from "../patterns.js";
import { type Problem, problemAt } from "../problem.js";
import { versionOf } from "../reader/version.js";
import { joinPointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";
import { templateParts } from "../template.js";
import type { PartVisit } from "../walk/walk-objects.js";

const jsonTypes = ["string", "number", "integer", "boolean", "object", "array", "null"];

/** Checks that every schema keyword has a value of the right type. */
export const checkSchemas = (spec: Spec, parts: Iterable<PartVisit>): readonly Problem[] =>
  check(spec, parts, (schema) => malformed(schema, versionOf(spec.document)));

/** Checks for our own documents only: patterns compile with the `u` flag, and templates name groups of the pattern. */
export const checkSchemaHabits = (spec: Spec, parts: Iterable<PartVisit>): readonly Problem[] =>
  check(spec, parts, (schema) => (isObject(schema) ? [reasonPattern(schema), reasonTemplate(schema)] : []));

const check = (
  spec: Spec,
  parts: Iterable<PartVisit>,
  reasonsOf: (schema: Json) => readonly (Malformed | undefined)[],
): readonly Problem[] =>
  [...parts].flatMap(({ kind, node, pointer }) => {
    const found = kind === "Schema" ? reasonsOf(node) : [];
    return found
      .filter((each) => each !== undefined)
      .map(({ at, message }) => problemAt(spec, pointer, message, joinPointer(pointer, ...at)));
  });

interface Malformed {
  readonly at: readonly string[];
  readonly message: string;
}

const malformed = (schema: Json, version: string): readonly Malformed[] => {
  if (typeof schema === "boolean") return [];
  if (!isObject(schema)) {
    const message = `a schema is expected here, not ${JSON.stringify(schema)}. Write a mapping such as \`type: string\`.`;
    return [{ at: [], message }];
  }
  const found: Malformed[] = [];
  for (const keyword in schema) {
    const [value, shape] = [schema[keyword], shapes.get(keyword)];
    if (value === undefined || shape === undefined || shape.isRight(value)) continue;
    found.push(reasonOther(keyword, value, meantBy(keyword, value) ?? shape.expected));
  }
  return [...found, ...exclusiveLimits(schema, version)];
};

/** What is written in place of a word that other languages have for a type, or of a flag that JSON Schema does not have. */
const meantBy = (keyword: string, value: Json): string | undefined => {
  if (keyword === "required" && typeof value === "boolean") {
    return "the names of required properties as a list, in the schema of the object";
  }
  return keyword === "type" && typeof value === "string" ? meantTypes.get(value.toLowerCase()) : undefined;
};

const meantTypes: ReadonlyMap<string, string> = new Map([
  ...["int", "long", "int32", "int64"].map((word) => [word, "integer"] as const),
  ...["float", "double", "decimal"].map((word) => [word, "number"] as const),
  ...["str", "text", "char"].map((word) => [word, "string"] as const),
  ...["list", "set"].map((word) => [word, "array"] as const),
  ...["map", "dict", "json", "hash"].map((word) => [word, "object"] as const),
  ["bool", "boolean"],
  ["date", "`type: string` and `format: date`"],
  ["datetime", "`type: string` and `format: date-time`"],
  ["date-time", "`type: string` and `format: date-time`"],
  ["file", "`type: string` and `format: binary`"],
]);

const reasonOther = (keyword: string, value: Json, expected: string): Malformed => ({
  at: [keyword],
  message: `\`${keyword}\` is ${JSON.stringify(value)}. Write ${expected}.`,
});

/** OpenAPI 3.0 has a flag beside the limit; in 3.1 the keyword is the limit. */
const exclusiveLimits = (schema: JsonObject, version: string): readonly Malformed[] =>
  [["exclusiveMinimum", "minimum"] as const, ["exclusiveMaximum", "maximum"] as const].flatMap(
    ([keyword, limit]) => {
      const value = schema[keyword];
      if (value === undefined || typeof value === (version === "3.0" ? "boolean" : "number")) return [];
      const number = typeof value === "number" ? value : schema[limit];
      const remedy =
        typeof number !== "number"
          ? "remove it, since there is no limit beside it"
          : version === "3.0"
            ? `write \`${limit}: ${number}\` with \`${keyword}: true\``
            : `write \`${keyword}: ${number}\` and no \`${limit}\``;
      const is = version === "3.0" ? "a flag in OpenAPI 3.0" : "the limit itself since OpenAPI 3.1";
      return [
        { at: [keyword], message: `\`${keyword}\` is ${JSON.stringify(value)}. It is ${is}: ${remedy}.` },
      ];
    },
  );

const reasonPattern = ({ pattern }: JsonObject): Malformed | undefined =>
  typeof pattern !== "string" || isUnicodePattern(pattern)
    ? undefined
    : reasonOther("pattern", pattern, "a regular expression that compiles with the `u` flag");

/** Every name in a template must be a named group of the pattern. */
const reasonTemplate = ({ pattern, "x-template": template }: JsonObject): Malformed | undefined => {
  if (typeof template !== "string") return undefined;
  if (typeof pattern === "string" && templateParts(pattern, template)) return undefined;
  const message = `a name in "x-template" is not a named group of the pattern beside it. Write (?<name>…) for each.`;
  return { at: ["x-template"], message };
};

const isType = (value: Json): boolean => typeof value === "string" && jsonTypes.includes(value);
const isCount = (value: Json): boolean => typeof value === "number" && Number.isInteger(value) && value >= 0;
const isNumber = (value: Json): boolean => typeof value === "number";
const isBoolean = (value: Json): boolean => typeof value === "boolean";
const isNonEmptyList = (value: Json): boolean => isList(value) && value.length > 0;
const isText = (value: Json): boolean => typeof value === "string";

const isNames = (value: Json): boolean => isList(value) && value.every((name) => typeof name === "string");

/** The value that a keyword must have. */
interface Shape {
  readonly isRight: (value: Json) => boolean;
  readonly expected: string;
}

const each = (
  keywords: string,
  isRight: Shape["isRight"],
  expected: string,
): readonly (readonly [string, Shape])[] =>
  keywords.split(" ").map((keyword) => [keyword, { isRight, expected }]);

const shapes: ReadonlyMap<string, Shape> = new Map([
  ...each(
    "type",
    (value) => isType(value) || (isNonEmptyList(value) && (value as readonly Json[]).every(isType)),
    `one of ${jsonTypes.join(", ")}, or a list of them`,
  ),
  ...each("required", isNames, "a list of property names"),
  ...each("properties", isObject, "a mapping from name to schema"),
  ...each("patternProperties", isObject, "a mapping from pattern to schema"),
  ...each("enum", isNonEmptyList, "a list of values"),
  ...each("pattern format", isText, "a string"),
  ...each("$defs definitions dependentSchemas", isObject, "a mapping from name to schema"),
  ...each("allOf anyOf oneOf prefixItems", isNonEmptyList, "a list of schemas"),
  ...each(
    "minLength maxLength minItems maxItems minProperties maxProperties minContains maxContains",
    isCount,
    "a whole number from 0",
  ),
  ...each("minimum maximum", isNumber, "a number"),
  ...each("multipleOf", (value) => isNumber(value) && Number(value) > 0, "a number above 0"),
  ...each("uniqueItems readOnly writeOnly nullable", isBoolean, "true or false"),
]);
