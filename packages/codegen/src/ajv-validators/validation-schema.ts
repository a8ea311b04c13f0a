import {
  type Direction,
  entriesOf,
  isList,
  isObject,
  type Json,
  type JsonObject,
  listOf,
} from "@provider-clients/openapi";
import { mapSubschemas } from "../directions/map-schemas.js";
import { closedEnums } from "../types/closed-enums.js";

/** Keywords that no verdict rests on. */
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

/** Turns a schema of a document into what one direction judges by, with its references replaced. */
export type Judge = (schema: Json, direction: Direction, link: (reference: string) => string) => Json;

/**
 * How a document's schemas are judged. A request is held to what the document says; an answer may have further
 * properties and new enum values, because a provider adds them without asking its clients.
 */
export const createJudge = (document: JsonObject): Judge => {
  const enums = closedEnums(document);
  const isOld = String(document.openapi).startsWith("3.0");
  return (root, direction, link) => {
    const judge = (schema: Json): Json => {
      if (!isObject(schema)) return schema;
      const mapped = withoutAnnotations(
        mapSubschemas({ schema, pointer: "#" }, (child) => judge(child.schema)),
      );
      const modern = isOld ? modernise(mapped) : mapped;
      const tolerant = direction === "response" ? tolerate(modern, enums.has(schema)) : modern;
      const judged = isOld && isNullableUntyped(schema) ? { anyOf: [tolerant, { type: "null" }] } : tolerant;
      return typeof judged.$ref === "string" ? { ...judged, $ref: link(judged.$ref) } : judged;
    };
    return judge(root);
  };
};

const withoutAnnotations = (schema: JsonObject): JsonObject =>
  Object.fromEntries(entriesOf(schema).filter(([key]) => !ANNOTATIONS.has(key) && !key.startsWith("x-")));

/** By the letter of OpenAPI 3.0.3 `nullable` says nothing without a type beside it; who writes it there answers null. */
const isNullableUntyped = ({ nullable, type, $ref }: JsonObject): boolean =>
  nullable === true && type === undefined && $ref === undefined;

/** OpenAPI 3.0's own dialect in the words of JSON Schema 2020-12. */
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

/** Members of `oneOf` that were told apart by what they refuse can all hold once they refuse less. */
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
