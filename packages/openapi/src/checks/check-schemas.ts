import { isList, isObject, type Json, type JsonObject } from "../json.js";
import type { Spec } from "../load.js";
import { joinPointer } from "../pointer.js";
import type { Problem } from "../problem.js";
import { templateParts } from "../template.js";
import { type SchemaVisit, walkSchemas } from "../walk-schemas.js";

const TYPES = ["string", "number", "integer", "boolean", "object", "array", "null"];

/** Every schema's keywords hold values of the right kind, and say what Ajv can compile: else Prism accepts anything. */
export const checkSchemas = (spec: Spec): readonly Problem[] => check(spec, reasonUnusable);

/** Every schema's keywords hold values of the right kind. */
export const checkSchemaKinds = (spec: Spec): readonly Problem[] => check(spec, reasonMalformed);

const check = (spec: Spec, reasonOf: (visit: SchemaVisit) => Malformed | undefined): readonly Problem[] =>
  [...walkSchemas(spec.document)].flatMap((visit) => {
    const found = reasonOf(visit);
    if (found === undefined) return [];
    const pointer = joinPointer(visit.pointer, ...found.at);
    return [{ file: spec.file, line: spec.lineOf(pointer), pointer: visit.pointer, message: found.message }];
  });

interface Malformed {
  readonly at: readonly string[];
  readonly message: string;
}

const reasonUnusable = (visit: SchemaVisit): Malformed | undefined => {
  const malformed = reasonMalformed(visit);
  if (malformed !== undefined || !isObject(visit.schema)) return malformed;
  return reasonPattern(visit.schema) ?? reasonTemplate(visit.schema);
};

const reasonMalformed = ({ schema }: SchemaVisit): Malformed | undefined => {
  if (typeof schema === "boolean") return undefined;
  if (!isObject(schema)) {
    return {
      at: [],
      message: `a schema is expected here, not ${JSON.stringify(schema)}. Write a mapping such as \`type: string\`.`,
    };
  }
  for (const keyword in schema) {
    const [value, shape] = [schema[keyword], SHAPES.get(keyword)];
    if (value === undefined || shape === undefined || shape.isRight(value)) continue;
    return reasonOther(keyword, value, shape.expected);
  }
  return undefined;
};

const reasonOther = (keyword: string, value: Json, expected: string): Malformed => ({
  at: [keyword],
  message: `\`${keyword}\` is ${JSON.stringify(value)}. Write ${expected}.`,
});

const reasonPattern = ({ pattern }: JsonObject): Malformed | undefined =>
  pattern === undefined || isPattern(pattern)
    ? undefined
    : reasonOther("pattern", pattern, "a regular expression that compiles with the `u` flag");

/** Every name of a template is a group of the pattern beside it. */
const reasonTemplate = ({ pattern, "x-template": template }: JsonObject): Malformed | undefined => {
  if (typeof template !== "string") return undefined;
  if (typeof pattern === "string" && templateParts(pattern, template)) return undefined;
  const message = `a name in "x-template" is no named group of the pattern beside it. Write (?<name>…) for each.`;
  return { at: ["x-template"], message };
};

const isType = (value: Json): boolean => typeof value === "string" && TYPES.includes(value);
const isCount = (value: Json): boolean => typeof value === "number" && Number.isInteger(value) && value >= 0;
const isNumber = (value: Json): boolean => typeof value === "number";
const isBoolean = (value: Json): boolean => typeof value === "boolean";
const isNonEmptyList = (value: Json): boolean => isList(value) && value.length > 0;
const isSchema = (value: Json): boolean => isObject(value) || typeof value === "boolean";

const isText = (value: Json): boolean => typeof value === "string";

const isPattern = (value: Json): boolean => {
  if (typeof value !== "string") return false;
  try {
    return new RegExp(value, "u") instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

const isNames = (value: Json): boolean => isList(value) && value.every((name) => typeof name === "string");

/** What a keyword has to hold. */
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

const SHAPES: ReadonlyMap<string, Shape> = new Map([
  ...each(
    "type",
    (value) => isType(value) || (isNonEmptyList(value) && (value as readonly Json[]).every(isType)),
    `one of ${TYPES.join(", ")}, or a list of them`,
  ),
  ...each("required", isNames, "a list of property names"),
  ...each("properties", isObject, "a mapping from name to schema"),
  ...each("patternProperties", isObject, "a mapping from pattern to schema"),
  ...each("enum", isNonEmptyList, "a list of values"),
  ...each("title description", (value) => value === null || isText(value), "a string"),
  ...each("pattern format", isText, "a string"),
  ...each("allOf anyOf oneOf prefixItems", isNonEmptyList, "a list of schemas"),
  ...each("items additionalProperties not", isSchema, "a schema"),
  ...each(
    "minLength maxLength minItems maxItems minProperties maxProperties",
    isCount,
    "a whole number from 0",
  ),
  ...each("minimum maximum multipleOf", isNumber, "a number"),
  ...each("uniqueItems readOnly writeOnly deprecated nullable", isBoolean, "true or false"),
]);
