import { isList, type JsonObject } from "@provider-clients/openapi";
import type ts from "typescript";
import { addJSDocComment } from "./openapi-typescript.js";

/** Keywords that say in words what a value means. */
const texts = ["title", "description", "format"];
const values = ["deprecated", "default", "example"];

/** What of a schema is documentation, in the form that openapi-typescript reads. */
export const documentationOf = (schema: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(schema).filter(
      ([keyword, value]) =>
        values.includes(keyword) ||
        (texts.includes(keyword) && typeof value === "string") ||
        (keyword === "examples" && isList(value)),
    ),
  );

/** Puts a schema's documentation above a property. */
export const addComment = (property: ts.PropertySignature, schema: JsonObject | undefined): void => {
  if (schema !== undefined) addJSDocComment(documentationOf(schema), property);
};
