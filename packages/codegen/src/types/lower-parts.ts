import { listOf, objectOf } from "@provider-clients/openapi";
import { isRequiredOnly } from "./lower-choice.js";
import type { LowerRule } from "./lower-rule.js";
import { omit } from "./mark.js";

/** A part that only requires is what the whole requires. */
export const lowerParts: LowerRule = (schema, _context, again) => {
  const parts = listOf(schema.allOf);
  const requiring = parts.filter(isRequiredOnly);
  if (requiring.length === 0) return undefined;
  const described = parts.filter((part) => !requiring.includes(part));
  const required = [
    ...listOf(schema.required),
    ...requiring.flatMap((part) => listOf(objectOf(part).required)),
  ];
  return again({
    ...omit(schema, "allOf"),
    required: [...new Set(required)],
    ...(described.length > 0 && { allOf: described }),
  });
};
