import { isList, type JsonObject } from "@provider-clients/openapi";
import type ts from "typescript";
import { addJSDocComment } from "./openapi-typescript.js";

/** Keywords that describe a value in words. */
const texts = ["title", "description", "format"];
const values = ["deprecated", "default", "example"];

/** The documentation of a schema, in the form that openapi-typescript reads. */
export const documentationOf = (schema: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(schema).filter(
      ([keyword, value]) =>
        values.includes(keyword) ||
        (texts.includes(keyword) && typeof value === "string") ||
        (keyword === "examples" && isList(value)),
    ),
  );

/** Adds a schema's documentation to a property. */
export const addComment = (property: ts.PropertySignature, schema: JsonObject | undefined): void => {
  if (schema !== undefined) addJSDocComment(documentationOf(schema), property);
};
