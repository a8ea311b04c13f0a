import type { Edit } from "@provider-clients-internal/test-support";
import type { ChangeClass } from "../../src/change.js";

/** One change of the base document, and what has to be said of it. */
export interface Row {
  readonly change: string;
  readonly edits: readonly Edit[];
  readonly expected: ChangeClass;
  /** A pointer that the strictest change must name. */
  readonly at?: string;
  /** What the strictest change, or the note, must say. */
  readonly says?: RegExp;
  /** How many changes are told, where it is not one (none where nothing changes). */
  readonly rows?: number;
}

/** The pointer of a schema. */
export const schema = (name: string, ...path: readonly string[]): string =>
  ["#/components/schemas", name, ...path].join("/");

/** The pointer of a field. */
export const field = (name: string, property: string, ...path: readonly string[]): string =>
  schema(name, "properties", property, ...path);

/** The operations of the base document. */
export const LIST = "#/paths/~1customers/get";
export const CREATE = "#/paths/~1customers/post";
export const UPDATE = "#/paths/~1customers~1{id}/patch";
