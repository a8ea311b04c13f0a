import { listOf, objectOf } from "../../spec/json.ts";
import { isRequiredOnly } from "./lower-choice.ts";
import type { LowerRule } from "./lower-rule.ts";
import { omit } from "./mark.ts";

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
