import type { Json, JsonObject } from "@provider-clients/openapi";

/** What the rules need to know beside the schema. */
export interface LowerContext {
  readonly document: JsonObject;
  /** True in answers, where an enum admits values that came later. */
  readonly areEnumsOpen: boolean;
  /** Enums that stay closed in answers, because they tell the members of a choice apart. */
  readonly closedEnums: ReadonlySet<Json>;
}

/** One rewriting; undefined where it has nothing to say. `again` lowers what is left of the schema. */
export type LowerRule = (
  schema: JsonObject,
  context: LowerContext,
  again: (rest: JsonObject) => Json,
) => Json | undefined;
