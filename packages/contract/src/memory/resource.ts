import type { Conjunct } from "../schema/conjunct.js";

/**
 * What an operation does to the records of a resource. `save` creates or changes a record, `replace` drops omitted
 * properties, `use` needs an existing record for something else.
 */
export const actions = ["create", "read", "list", "change", "replace", "save", "delete", "use"] as const;

export type Action = (typeof actions)[number];

/** Records of one kind, which operations of a document write and read. */
export interface Resource {
  /** The path of one record, `/customers/{id}`, which is also the resource's name. */
  readonly item: string;
  /** The parameter in that path that identifies the record. */
  readonly parameter: string;
  /** The corresponding property of a record. */
  readonly identity: string;
  /** What an id has to satisfy, as that property and in the path. */
  readonly identitySchema: Conjunct;
  /** The properties of a record in all answers that contain one. */
  readonly names: ReadonlySet<string>;
  /** The properties of a record that requests can write. */
  readonly writable: ReadonlySet<string>;
}

/** What an operation does, and to which records. */
export interface Role {
  readonly resource: Resource;
  readonly action: Action;
}
