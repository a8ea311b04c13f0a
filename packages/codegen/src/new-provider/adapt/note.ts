import type { JsonObject } from "@provider-clients/openapi";

/** What was changed on the way, a sentence. */
export interface Note {
  readonly text: string;
  /**
   * A heading for notes like this where there may be hundreds: the command prints their number alone, and SOURCES.md
   * has them all. Without one a note matters to everybody and is printed.
   */
  readonly group?: string;
}

/** A part of a foreign document after it was fitted to our generator, and what was changed. */
export interface Fitted<Part = JsonObject> {
  readonly part: Part;
  readonly notes: readonly Note[];
}
