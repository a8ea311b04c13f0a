import type { JsonObject } from "../document/json.js";
import type { LocatedSchema } from "../document/subschemas.js";

/** Schemas that a value has to satisfy all at once. */
export type Conjunct = readonly LocatedSchema[];

/** A schema object and where it is written. */
export interface LocatedKeywords {
  readonly pointer: string;
  readonly schema: JsonObject;
}

/**
 * One way to satisfy a conjunct: schema objects whose references, `allOf`, unions and conditions have been
 * followed, so that only their own keywords are left to look at.
 */
export interface Shape {
  readonly parts: readonly LocatedKeywords[];
  /** Pointers of the union and condition branches that were taken. */
  readonly branches: readonly string[];
}

/** The identity of a conjunct: two with the same key accept the same values. */
export const conjunctKey = (conjunct: Conjunct): string => conjunct.map(({ pointer }) => pointer).join(" ");

const nameHolders = new Set([
  "$defs",
  "definitions",
  "dependentSchemas",
  "patternProperties",
  "properties",
  "schemas",
]);

/** Whether a schema is (part of) the condition of an `if`: it decides what else holds, and forbids nothing itself. */
export const isCondition = (pointer: string): boolean => {
  const steps = pointer.split("/");
  return steps.some((step, index) => step === "if" && !nameHolders.has(steps[index - 1] ?? ""));
};
