import type { Figure } from "../figure.ts";
import { median } from "../median.ts";

/** Measurements of the same rounds, in turn. */
export interface Rounds {
  readonly ours: readonly number[];
  readonly alone: readonly number[];
}

/**
 * A figure with its budget as a multiple of what it is compared with. Round by round, so that a machine that slows down
 * does so for both.
 */
export const withRatio = (figure: Figure, { ours, alone }: Rounds, most: number): Figure => {
  const ratio = median(ours.map((value, round) => value / (alone[round] ?? Number.NaN)));
  const note = [`× ${ratio.toFixed(2)}, the median of ${ours.length} rounds`, figure.note];
  return {
    ...figure,
    budget: (figure.value / ratio) * most,
    note: note.filter((each) => each !== undefined).join("; "),
  };
};
