import type { Direction } from "@provider-clients/openapi";

/** What a type speaks of, so that a place inside it can be found in the document. */
export type Subject =
  /** One place of the document, whatever is inside the type. */
  | { readonly kind: "place"; readonly pointer: string }
  /** A schema. */
  | { readonly kind: "schema"; readonly pointer: string }
  /** The body of an operation's request, or of its success. */
  | { readonly kind: "body" | "answer"; readonly operation: string }
  /** An operation's parameters: `query` and so on, then the name; or the names alone where the place is given. */
  | { readonly kind: "parameters"; readonly operation: string; readonly place?: string };

/** One question to the compiler: does the one type still stand where the other stood? */
export interface TypeCheck {
  /** `request`: what callers wrote must still be taken. `response`: what is answered must still fit what they read. */
  readonly direction: Direction;
  /** The old type, as an expression over the module `before`. */
  readonly before: string;
  /** The new type, as an expression over the module `after`. */
  readonly after: string;
  readonly subject: Subject;
  /** The method whose arguments are asked about. */
  readonly method?: string;
  /** True where it only counts if no other check of the same method says why. */
  readonly isFallback?: true;
  /** True for a name among names: that there are more of them is no news of this one. */
  readonly isName?: true;
}
