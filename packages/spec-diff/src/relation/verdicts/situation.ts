import type { Difference } from "../schemas/difference.js";
import type { Side } from "../schemas/node.js";

/** One difference on one side. */
export interface Situation {
  readonly difference: Difference;
  readonly side: Side;
  /** The name of the place in the new document, or in the old one if it was removed. */
  readonly label: string;
  /** True if the old types admit only the listed values, also in answers, because the list tells shapes apart. */
  readonly isTag: boolean;
  /** The day of the comparison, as `2026-11-29`. */
  readonly today: string;
}
