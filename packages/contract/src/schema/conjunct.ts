import type { JsonObject } from "../document/json.js";
import type { LocatedSchema } from "../document/subschemas.js";

/** Schemas that a value must satisfy all at once. */
export type Conjunct = readonly LocatedSchema[];

/** A schema object and where it is written. */
export interface LocatedKeywords {
  readonly pointer: string;
  readonly schema: JsonObject;
}

/**
 * One way to satisfy a conjunct: schema objects with references, `allOf`, unions and conditions resolved, so that only
 * their own keywords remain.
 */
export interface Shape {
  readonly parts: readonly LocatedKeywords[];
  /** Pointers of the chosen union and condition branches. */
  readonly branches: readonly string[];
}

/** Identifies a conjunct: two with the same key accept the same values. */
export const conjunctKey = (conjunct: Conjunct): string => conjunct.map(({ pointer }) => pointer).join(" ");

/** A conjunct without repetitions: the branches of a union share schemas. */
export const distinct = (conjunct: Conjunct): Conjunct => [
  ...new Map(conjunct.map((located) => [located.pointer, located])).values(),
];

const nameHolders = new Set([
  "$defs",
  "definitions",
  "dependentSchemas",
  "patternProperties",
  "properties",
  "schemas",
]);

/** True for (a part of) the condition of an `if`, which selects what applies but forbids nothing itself. */
export const isCondition = (pointer: string): boolean => {
  const steps = pointer.split("/");
  return steps.some((step, index) => step === "if" && !nameHolders.has(steps[index - 1] ?? ""));
};
