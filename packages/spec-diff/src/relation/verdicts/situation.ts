import type { Difference } from "../schemas/difference.js";
import type { Side } from "../schemas/node.js";

/** One difference as it is met on one side. */
export interface Situation {
  readonly difference: Difference;
  readonly side: Side;
  /** What people call the place in the new document, or in the old one where it is gone. */
  readonly label: string;
  /** The day of the comparison, as `2026-11-29`. */
  readonly today: string;
}
