import { isList, type Json } from "../../spec/json.ts";
import type { LowerRule } from "./lower.ts";
import { marked, omit } from "./mark.ts";

/** Keywords whose rewriting needs to know the one type that they apply to. */
const STRUCTURAL = [
  "properties",
  "required",
  "additionalProperties",
  "minProperties",
  "dependentRequired",
  "allOf",
  "anyOf",
  "oneOf",
  "prefixItems",
  "items",
];

/** `type: [object, "null"]` and `nullable: true` become a union of one schema per type. */
export const lowerNull: LowerRule = (schema, _context, again) => {
  const types = isList(schema.type) ? schema.type : [schema.type];
  const isNullable = schema.nullable === true;
  if (types.length === 1 && !isNullable) {
    return isList(schema.type) ? again({ ...schema, type: types[0] }) : undefined;
  }
  if (!STRUCTURAL.some((keyword) => schema[keyword] !== undefined)) return undefined;
  const rest = omit(schema, "nullable", "type", "description", "title", "default", "example", "examples");
  const members: Json[] = types.map((type) =>
    type === "null" ? { type } : again({ ...rest, ...(type && { type }) }),
  );
  return marked(schema, { kind: "union", of: isNullable ? [...members, { type: "null" }] : members });
};
