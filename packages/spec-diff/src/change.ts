import type { Json } from "@provider-clients/openapi";

/**
 * What a change means for the users of a client, the strictest first.
 *
 * - `breaking`: correct calling code stops compiling, is refused, or does something else.
 * - `additive`: there is more to send, to read or to call; nothing that worked stops.
 * - `fix`: the package behaves or describes better, and no caller has to do anything.
 * - `docs`: words and examples only.
 * - `none`: nothing changes.
 */
export const changeClasses = ["breaking", "additive", "fix", "docs", "none"] as const;

/** One of {@link changeClasses}. */
export type ChangeClass = (typeof changeClasses)[number];

const rank = (changeClass: ChangeClass): number => changeClasses.indexOf(changeClass);

/** True if the first class is stricter than the second. */
export const isStricter = (one: ChangeClass, other: ChangeClass): boolean => rank(one) < rank(other);

/** The strictest of some classes; `none` for an empty list. */
export const strictest = (classes: readonly ChangeClass[]): ChangeClass =>
  classes.reduce<ChangeClass>((worst, each) => (isStricter(each, worst) ? each : worst), "none");

/** A breaking change that was accepted, with the reason and the last day. */
export interface Exception {
  /** The pointer that the comparison gives for the change. */
  readonly pointer: string;
  readonly reason: string;
  /** The last day on which it holds, as `2027-01-31`. */
  readonly expires: string;
}

/** One change of a document, with the verdicts of both judges. */
export interface Change {
  readonly class: ChangeClass;
  /** Its pointer in the new document, or in the old one if it was removed. */
  readonly pointer: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** What changed, as one sentence. */
  readonly what: string;
  /** What a caller must do, as one sentence. */
  readonly action: string;
  /** The line of the pointer, in the same document. */
  readonly line: number | undefined;
  /** The ids of the operations that it affects; empty if it affects the whole client. */
  readonly operations: readonly string[];
  readonly judges: { readonly structure: ChangeClass; readonly types: ChangeClass };
  /** True if the two judges give different classes. */
  readonly isDisputed: boolean;
  /** Why and until when a breaking change is accepted; undefined if it is not accepted. */
  readonly accepted?: Exception;
}

/** Everything that changed in one document. */
export interface DocumentDiff {
  /** The provider's name. */
  readonly name: string;
  readonly title: string;
  /** The file relative to the repository, or as it was named on the command line. */
  readonly file: string;
  /** Whether both sides have the document. */
  readonly status: "changed" | "new" | "gone";
  /** The strictest class of all changes. */
  readonly class: ChangeClass;
  /** What each judge alone would say of the whole document. */
  readonly judges: { readonly structure: ChangeClass; readonly types: ChangeClass };
  readonly changes: readonly Change[];
  /** Whole sentences about the document as a whole: a new provider, a difference that does not count. */
  readonly notes: readonly string[];
}
