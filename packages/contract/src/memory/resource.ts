import type { Conjunct } from "../schema/conjunct.js";

/**
 * What an operation does to the records of a resource. `save` creates a record or changes it, `replace` forgets what is
 * not sent, `use` does something else with a record that has to be there.
 */
export const actions = ["create", "read", "list", "change", "replace", "save", "delete", "use"] as const;

export type Action = (typeof actions)[number];

/** Records of one kind, which operations of a document write and read. */
export interface Resource {
  /** The path of one record, `/customers/{id}`; it is the resource's name too. */
  readonly item: string;
  /** The parameter of that path which names the record. */
  readonly parameter: string;
  /** The property of a record that holds the same. */
  readonly identity: string;
  /** The schema of that property. */
  readonly identitySchema: Conjunct;
  /** The properties of a record, by every answer that shows one. */
  readonly names: ReadonlySet<string>;
  /** The properties of a record that requests can write. */
  readonly writable: ReadonlySet<string>;
}

/** What an operation does, and to which records. */
export interface Role {
  readonly resource: Resource;
  readonly action: Action;
}
