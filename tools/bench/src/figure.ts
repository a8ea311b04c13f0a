/** One measured number. */
export interface Figure {
  /** What was measured, with its version if it is a peer: `"ky 2.1.0"`. */
  readonly subject: string;
  readonly value: number;
  readonly isOurs: boolean;
  /** The maximum of the value. Peers have none. */
  readonly budget?: number | undefined;
  /** Whatever a reader must know to read the number. */
  readonly note?: string | undefined;
}

/** Something that should have been measured but was not. */
export interface Skipped {
  readonly subject: string;
  readonly reason: string;
  /** True if it has a budget: `--check` then fails, as if the budget was missed. */
  readonly hasBudget?: boolean;
}

/** Figures that can be compared with each other. */
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

/** True if `--check` must fail: an enforced budget is missed, or could not be checked. */
export const isBeyondBudget = ({ isEnforced, figures, skipped }: Section): boolean =>
  isEnforced && (figures.some(isMissed) || skipped.some(({ hasBudget }) => hasBudget));

/** The reason why something could not be measured, in one line: the most useful one of a program's output. */
export const describeReason = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error);
  return /^\w*Error: .*|^.*\berror\b.*/m.exec(message)?.[0] ?? message.split("\n", 1)[0] ?? "";
};

/** Measures each subject. What cannot be measured is listed with the reason and does not stop the others. */
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
