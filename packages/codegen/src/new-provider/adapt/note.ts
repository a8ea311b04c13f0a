import type { JsonObject } from "@provider-clients/openapi";

/** A part of a foreign document after it was fitted to our generator, and what was changed, a sentence each. */
export interface Fitted<Part = JsonObject> {
  readonly part: Part;
  readonly notes: readonly string[];
}
