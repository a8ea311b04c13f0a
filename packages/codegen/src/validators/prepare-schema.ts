import { entriesOf, isList, type Json, type JsonObject, listOf } from "@provider-clients/openapi";
import { closedEnums } from "../types/closed-enums.js";

/** Keywords that do not affect validation. */
const ANNOTATIONS = new Set([
  "title",
  "description",
  "default",
  "example",
  "examples",
  "deprecated",
  "externalDocs",
  "xml",
  "$comment",
  "readOnly",
  "writeOnly",
  "discriminator",
  "contentEncoding",
  "contentMediaType",
]);

/** Transforms one schema whose subschemas have been transformed already; `original` is the schema in the document. */
export type PrepareSchema = (schema: JsonObject, original: JsonObject, direction: string) => Json;

/**
 * A document's schemas as they are validated. Requests are checked strictly; responses may have further properties and
 * new enum values, because a provider adds them without telling its clients.
 */
export const judgedSchemas = (document: JsonObject): PrepareSchema => {
  const enums = closedEnums(document);
  return prepareWith(document, (schema, original, direction) => {
    const bare = withoutAnnotations(schema);
    return direction === "response" ? tolerate(bare, enums.has(original)) : bare;
  });
};

/** A document's schemas in JSON Schema 2020-12, as documented. */
export const describedSchemas = (document: JsonObject): PrepareSchema =>
  prepareWith(document, (schema) => withoutExtensions(schema));

const prepareWith = (
  document: JsonObject,
  prepare: (schema: JsonObject, original: JsonObject, direction: string) => JsonObject,
): PrepareSchema => {
  const isOld = String(document.openapi).startsWith("3.0");
  return (schema, original, direction) => {
    const prepared = prepare(isOld ? modernise(schema) : schema, original, direction);
    return isOld && isNullableUntyped(original) ? { anyOf: [prepared, { type: "null" }] } : prepared;
  };
};

/** Schemas under `not` and `if` stay exact: if they accepted more, the schema around them could refuse more. */
export const variantIn = (keyword: string, variant: string): string =>
  variant === "response" && (keyword === "not" || keyword === "if") ? "exact" : variant;

/** OpenAPI's own keywords are not part of JSON Schema; `example` is kept. */
const withoutExtensions = ({ example, ...schema }: JsonObject): JsonObject => ({
  ...Object.fromEntries(
    entriesOf(schema).filter(
      ([key]) => !["xml", "externalDocs", "discriminator"].includes(key) && !key.startsWith("x-"),
    ),
  ),
  ...(example !== undefined && schema.examples === undefined && { examples: [example] }),
});

const withoutAnnotations = (schema: JsonObject): JsonObject =>
  Object.fromEntries(entriesOf(schema).filter(([key]) => !ANNOTATIONS.has(key) && !key.startsWith("x-")));

/**
 * According to OpenAPI 3.0.3, `nullable` beside a choice, a reference or nothing has no meaning; authors who write it
 * there mean null.
 */
const isNullableUntyped = ({ nullable, type, $ref }: JsonObject): boolean =>
  nullable === true && (type === undefined || $ref !== undefined);

/** Converts OpenAPI 3.0's dialect to JSON Schema 2020-12. */
const modernise = (schema: JsonObject): JsonObject => {
  if (schema.$ref !== undefined) return { $ref: schema.$ref };
  const { nullable, exclusiveMinimum, exclusiveMaximum, minimum, maximum, ...rest } = schema;
  const isNullable = nullable === true && rest.type !== undefined;
  const types = isList(rest.type) ? rest.type : [rest.type as Json];
  return {
    ...rest,
    ...(isNullable && { type: [...types, "null"] }),
    ...(isNullable && isList(rest.enum) && { enum: [...rest.enum, null] }),
    ...(minimum !== undefined && { [exclusiveMinimum === true ? "exclusiveMinimum" : "minimum"]: minimum }),
    ...(maximum !== undefined && { [exclusiveMaximum === true ? "exclusiveMaximum" : "maximum"]: maximum }),
  };
};

/** Members of `oneOf` that exclude each other by what they refuse may all match once they refuse less. */
const tolerate = (schema: JsonObject, isClosedEnum: boolean): JsonObject => {
  const { oneOf, ...rest } = schema;
  const kept = Object.entries(rest).filter(
    ([key, value]) =>
      !(key === "enum" && !isClosedEnum && listOf(value).length > 1) &&
      !((key === "additionalProperties" || key === "unevaluatedProperties") && value === false),
  );
  const open = Object.fromEntries(kept);
  if (oneOf === undefined) return open;
  if (open.anyOf === undefined) return { ...open, anyOf: oneOf };
  return { ...open, allOf: [...listOf(open.allOf), { anyOf: oneOf }] };
};
