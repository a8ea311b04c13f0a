import type { Json, JsonObject } from "@provider-clients/openapi";
import { type Branch, both } from "./branches.js";
import { type JsonType, typeOfValue } from "./json-types.js";
import type { Node } from "./node.js";
import { areApart, impliedOfNumber } from "./numbers.js";
import { rules } from "./rules.js";
import { hasNoText } from "./texts.js";
import { includes, type ListFact, valuesOf } from "./values.js";

/** One branch for one type, as the narrow side of a question. */
export interface Narrow {
  readonly type: JsonType;
  readonly sites: Node;
  /** The sites, with limits that follow from several keywords together. */
  readonly told: Node;
  /** Every value, if a list gives them. */
  readonly values: readonly Json[] | undefined;
}

/** The values that a branch lists for one type; undefined if it has no list. */
export const listIn = ({ listed, sites }: Branch, type: JsonType): ListFact | undefined =>
  listed ?? valuesOf(sites, type);

/** @param implied limits that follow from other keywords, such as the number of required fields. */
export const narrowOf = (branch: Branch, type: JsonType, implied: readonly JsonObject[] = []): Narrow => {
  const { sites } = branch;
  const schemas = type === "number" ? [...implied, ...impliedOfNumber(sites)] : implied;
  const told = [...sites, ...schemas.map((schema) => ({ schema, pointer: "#" }))];
  const values = listIn({ ...branch, sites: told }, type)?.value;
  return { type, sites, told, values: values && keptBy(branch, values) };
};

/** The values that satisfy all limits of a branch. */
const keptBy = ({ sites, refusals }: Branch, values: readonly Json[]): readonly Json[] => {
  const limits = rules.map(({ read, holds }) => ({ fact: read(sites), holds }));
  return values.filter(
    (value) =>
      limits.every(({ fact, holds }) => fact === undefined || (holds?.(value, fact) ?? true)) &&
      !refusals.some(({ branches }) => branches.some((branch) => takes(branch, value))),
  );
};

/** True if a branch is known to admit a value. */
const takes = (branch: Branch, value: Json): boolean => {
  const type = typeOfValue(value);
  const list = listIn(branch, type);
  if (!branch.types.has(type) || (list && !includes(list.value, value))) return false;
  // What a list or an object holds is not looked at.
  const isWhole = list !== undefined || typeof value !== "object" || value === null;
  return isWhole && keptBy(branch, [value]).length > 0;
};

/** True if two branches are known to have no value of a type in common. */
export const areDisjoint = (one: Branch, other: Branch, type: JsonType): boolean => {
  const common = both(one, other);
  if (!common.types.has(type) || narrowOf(common, type).values?.length === 0) return true;
  if (type === "number") return areApart(common.sites);
  return type === "string" && hasNoText(common.sites);
};
