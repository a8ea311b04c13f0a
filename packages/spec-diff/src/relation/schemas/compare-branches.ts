import type { Branch } from "./branches.js";
import type { Comparison } from "./compare-fields.js";
import { compareLimits } from "./compare-limits.js";
import { compareLists } from "./compare-lists.js";
import { compareObjects, type ObjectContext } from "./compare-objects.js";
import type { JsonType } from "./json-types.js";

/** Compares two branches for one type. */
export const compareBranches = (
  context: ObjectContext,
  before: Branch,
  after: Branch,
  type: JsonType,
): Comparison => {
  if (type === "object") return compareObjects(context, before, after);
  if (type === "array") return compareLists(before, after);
  return { differences: compareLimits(before, after, type), children: [] };
};
