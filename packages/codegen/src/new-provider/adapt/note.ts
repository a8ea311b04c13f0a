import type { JsonObject } from "@provider-clients/openapi";

/** One sentence about a change to the document. */
export interface Note {
  readonly text: string;
  /**
   * The heading for notes of this kind, if there may be hundreds: the command prints only their number, and SOURCES.md
   * lists them all. A note without a group is always printed.
   */
  readonly group?: string;
}

/** A part of a foreign document, adapted to our generator, with the changes made. */
export interface Fitted<Part = JsonObject> {
  readonly part: Part;
  readonly notes: readonly Note[];
}
