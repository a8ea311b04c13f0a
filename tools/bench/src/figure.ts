/** One measured number. */
export interface Figure {
  /** What was measured, with its version if it is a peer: `"ky 2.1.0"`. */
  readonly subject: string;
  readonly value: number;
  readonly isOurs: boolean;
  /** The most that the value may be. Peers have none. */
  readonly budget?: number | undefined;
  /** Whatever a reader must know to read the number. */
  readonly note?: string | undefined;
}

/** Something that should have been measured and was not. */
export interface Skipped {
  readonly subject: string;
  readonly reason: string;
  /** A budget that nobody looked at: `--check` fails on it as on a missed one. */
  readonly hasBudget?: boolean;
}

/** Figures that can be compared with one another. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  /** Whether `--check` fails when a budget here is missed. */
  readonly isEnforced: boolean;
  readonly figures: readonly Figure[];
  readonly skipped: readonly Skipped[];
}

/** True for a figure beyond its budget. */
export const isMissed = (figure: Figure): boolean =>
  figure.budget !== undefined && figure.value > figure.budget;

/** True when `--check` should fail: an enforced budget is missed, or could not be looked at. */
export const isBeyondBudget = ({ isEnforced, figures, skipped }: Section): boolean =>
  isEnforced && (figures.some(isMissed) || skipped.some(({ hasBudget }) => hasBudget));

/** The error of something that could not be measured, in one line: of a program's output, the one that says why. */
export const describeReason = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return /^\w*Error: .*|^.*\berror\b.*/m.exec(message)?.[0] ?? message.split("\n", 1)[0] ?? "";
};

/** Measures each subject; what cannot be measured is listed with the reason and stops nothing else. */
export const measureEach = async <Subject extends { readonly subject: string; readonly budget?: number }>(
  subjects: readonly Subject[],
  measure: (subject: Subject) => Promise<Figure>,
): Promise<Pick<Section, "figures" | "skipped">> => {
  const figures: Figure[] = [];
  const skipped: Skipped[] = [];
  for (const subject of subjects) {
    try {
      figures.push(await measure(subject));
    } catch (error) {
      skipped.push({
        subject: subject.subject,
        reason: describeReason(error),
        hasBudget: subject.budget !== undefined,
      });
    }
  }
  return { figures, skipped };
};
