import type { Terminal } from "@provider-clients/command-line";
import type { Counts } from "../ledger/status.js";

/** Shows the progress of a run. */
export interface ProgressLine {
  /** `fraction` of the run that is done, if it is known. */
  readonly show: (counts: Partial<Counts>, fraction: number | undefined) => void;
  /** Ends the line. */
  readonly end: () => void;
}

const width = 20;
const interactiveMs = 200;
const plainMs = 10_000;

const duration = (seconds: number): string => {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
};

const doneOf = ({
  applied = 0,
  rejected = 0,
  unknown = 0,
  skipped = 0,
  invalid = 0,
}: Partial<Counts>): number => applied + rejected + unknown + skipped + invalid;

/** One line: bar, rate, estimate, and the counts per outcome. */
export const progressText = (
  counts: Partial<Counts>,
  fraction: number | undefined,
  seconds: number,
  doneBefore: number,
): string => {
  const done = doneOf(counts);
  const rate = seconds > 0 ? (done - doneBefore) / seconds : 0;
  const bar =
    fraction === undefined
      ? ""
      : `[${"#".repeat(Math.round(fraction * width)).padEnd(width, ".")}] ${Math.floor(fraction * 100)}% `;
  const left =
    fraction && fraction < 1 && rate > 0 ? `, about ${duration((done / fraction - done) / rate)} left` : "";
  const parts = (["applied", "rejected", "unknown", "skipped", "invalid"] as const)
    .filter((state) => counts[state])
    .map((state) => `${state} ${counts[state]}`);
  return `${bar}${done} done, ${rate.toFixed(rate < 10 ? 1 : 0)}/s${left}${parts.length ? `; ${parts.join(", ")}` : ""}`;
};

/** A progress line that is updated in place on a terminal; otherwise, an occasional new line. */
export const createProgressLine = (
  { write = () => undefined, isInteractive = false }: Terminal,
  doneBefore = 0,
  now: () => number = () => performance.now(),
): ProgressLine => {
  const startedAt = now();
  let shownAt = startedAt;
  let latest: string | undefined;
  const print = (text: string): void => write(isInteractive ? `\r\u001b[2K${text}` : `${text}\n`);
  return {
    show: (counts, fraction) => {
      latest = progressText(counts, fraction, (now() - startedAt) / 1000, doneBefore);
      if (now() - shownAt < (isInteractive ? interactiveMs : plainMs)) return;
      shownAt = now();
      print(latest);
    },
    end: () => {
      if (latest !== undefined) print(latest);
      if (isInteractive) write("\n");
    },
  };
};
