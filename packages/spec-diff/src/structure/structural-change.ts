import type { Json } from "@provider-clients/openapi";

/** One side of a change: where it stands, and what is there. */
export interface Side {
  /** The pointer of the node that holds the property, or of the node itself. */
  readonly node: string;
  readonly value: Json | undefined;
}

/** One difference between two documents, as the structural comparison tells it. */
export interface StructuralChange {
  readonly kind: "added" | "removed" | "modified";
  /** What kind of node it is: Operation, Schema, Parameter … */
  readonly typeName: string;
  /** Of a modified node: which of its properties, or `key` for the name it goes by. */
  readonly property: string | undefined;
  readonly before: Side | undefined;
  readonly after: Side | undefined;
  /** What the comparison's own rules say against it; none where it is harmless to them. */
  readonly verdicts: readonly { readonly rule: string; readonly message: string }[];
  /** The way to it from an operation, through references. */
  readonly way: string;
  /** A new property that has to be sent, or that is always there. */
  readonly isRequired?: true;
  /** Further nodes that changed for the same reason. */
  readonly echoes?: readonly string[];
}
