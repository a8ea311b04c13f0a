import { isList, type Json, type JsonObject, listOf } from "@provider-clients/openapi";
import { isRequiredOnly } from "./lower-choice.js";
import type { LowerRule } from "./lower-rule.js";
import { marked, omit } from "./mark.js";

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

/**
 * `type: [object, "null"]` and `nullable: true` become a union of one schema per type. Beside a choice and without a
 * type, `nullable` says by the letter of OpenAPI 3.0.3 nothing; who writes it there answers null.
 */
export const lowerNull: LowerRule = (schema, _context, again) => {
  const types: readonly (Json | undefined)[] = isList(schema.type) ? schema.type : [schema.type];
  const isNullable = schema.nullable === true;
  if (types.length === 1 && !isNullable) {
    return isList(schema.type) ? again({ ...schema, type: types[0] }) : undefined;
  }
  if (!STRUCTURAL.some((keyword) => schema[keyword] !== undefined)) return undefined;
  const rest = omit(schema, "nullable", "type", "description", "title", "default", "example", "examples");
  const named = isNullable ? [...types, "null"] : types;
  const admitsNull = (): readonly Json[] => (schema.type === undefined ? [{ type: "null" }] : nullIn(rest));
  const members = named.flatMap((type) =>
    type === "null" ? admitsNull() : [again({ ...rest, ...(type && { type }) })],
  );
  return marked(schema, { kind: "union", of: members });
};

/** Null, as far as the parts of the schema admit it: what is required is asked of objects only. */
const nullIn = (schema: JsonObject): readonly Json[] => {
  const described = (keyword: string): readonly Json[] =>
    listOf(schema[keyword]).filter((member) => !isRequiredOnly(member));
  const choices = ["anyOf", "oneOf"].filter((keyword) => described(keyword).length > 0);
  const parts = [
    ...described("allOf"),
    ...choices.map((keyword) => marked({}, { kind: "union", of: described(keyword) })),
  ];
  // Every member that only requires holds for null: of two, not exactly one does.
  const isRefused = choices.every((keyword) => keyword !== "oneOf") && listOf(schema.oneOf).length > 1;
  if (isRefused) return [];
  return parts.length === 0
    ? [{ type: "null" }]
    : [marked({}, { kind: "intersection", of: [{ type: "null" }, ...parts] })];
};
