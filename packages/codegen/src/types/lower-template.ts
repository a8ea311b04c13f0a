import { isObject, templateParts } from "@provider-clients/openapi";
import type { LowerRule } from "./lower-rule.js";
import { marked, markOf } from "./mark.js";

/** A text that is made by a template, and an object whose names are; only what is sent is held to it. */
export const lowerTemplate: LowerRule = (schema, { areEnumsOpen }) => {
  const { pattern, "x-template": template, propertyNames, additionalProperties } = schema;
  if (areEnumsOpen) return undefined;
  const isText = schema.type === undefined || schema.type === "string";
  if (isText && typeof pattern === "string" && typeof template === "string") {
    const parts = templateParts(pattern, template);
    return parts && marked(schema, { kind: "template", parts });
  }
  const names = isObject(propertyNames) ? markOf(propertyNames) : undefined;
  if (names?.kind !== "template" || schema.type !== "object" || schema.properties !== undefined)
    return undefined;
  return marked(schema, { kind: "record", names: names.parts, of: additionalProperties ?? true });
};
