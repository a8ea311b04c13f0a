import {
  isObject,
  type Json,
  type JsonObject,
  resolvePointer,
  type SchemaVisit,
} from "@provider-clients/openapi";
import type { DirectedDocument } from "../directions/directions.js";
import { mapSchemaRoots, mapSubschemas } from "../directions/map-schemas.js";
import { closedEnums } from "./closed-enums.js";
import { lowerArray } from "./lower-array.js";
import { isRequiredOnly, lowerChoice } from "./lower-choice.js";
import { lowerEnum } from "./lower-enum.js";
import { lowerFile } from "./lower-file.js";
import { lowerNull } from "./lower-null.js";
import { lowerObject } from "./lower-object.js";
import { lowerParts } from "./lower-parts.js";
import { lowerReference } from "./lower-reference.js";
import type { LowerContext, LowerRule } from "./lower-rule.js";
import { lowerTemplate } from "./lower-template.js";
import { marked, omit } from "./mark.js";

/**
 * Rewrites every schema so that openapi-typescript's types say what the schema says.
 *
 * Where it would lose a keyword, the schema becomes a mark that our hook turns into a type.
 */
export const lowerDocument = ({ document, directionOf }: DirectedDocument): JsonObject => {
  const enums = closedEnums(document);
  return mapSchemaRoots(document, (schema, pointer) => {
    const context = { document, areEnumsOpen: directionOf(pointer) === "response", closedEnums: enums };
    const isPathInteger =
      isObject(schema) &&
      schema.type === "integer" &&
      schema.format === "int64" &&
      isPathParameter(document, pointer);
    return isPathInteger ? marked(schema, { kind: "int64" }) : lowerSchema({ schema, pointer }, context);
  });
};

/** The first rule that applies decides; it hands what is left to the others. */
const RULES: readonly LowerRule[] = [
  lowerReference,
  lowerFile,
  lowerEnum,
  lowerTemplate,
  lowerNull,
  lowerParts,
  lowerChoice,
  lowerObject,
  lowerArray,
];

const lowerSchema = ({ schema, pointer }: SchemaVisit, context: LowerContext): Json => {
  if (!isObject(schema)) return schema;
  const isMember = (keyword: string): boolean => ["allOf", "anyOf", "oneOf"].includes(keyword);
  const children = mapSubschemas({ schema, pointer }, (child, keyword) =>
    isMember(keyword) && isRequiredOnly(child.schema) ? child.schema : lowerSchema(child, context),
  );
  // An enum that must stay closed is known by the original, not by the copy with lowered children.
  const own = context.closedEnums.has(schema) ? { ...context, areEnumsOpen: false } : context;
  const apply = (rest: JsonObject): Json => {
    for (const rule of RULES) {
      const result = rule(rest, own, apply);
      if (result !== undefined) return result;
    }
    return rest;
  };
  // Where it stands without a choice it says nothing of the value; openapi-typescript would write it into others.
  return apply(children.oneOf || children.anyOf ? children : omit(children, "discriminator"));
};

const isPathParameter = (document: JsonObject, pointer: string): boolean => {
  if (!pointer.endsWith("/schema")) return false;
  const parameter = resolvePointer(document, pointer.slice(0, -"/schema".length));
  return isObject(parameter) && parameter.in === "path";
};
