import { styleText } from "node:util";
import { type ContractReport, failuresOf } from "../run/contract-report.js";
import { describeFailedCase, describeFailedRandom, type FailureText } from "./describe-failure.js";
import {
  describeTotals,
  faultEntries,
  matrixColumns,
  type OperationSummary,
  showTally,
  summariseOperations,
} from "./summarise.js";

/** How a report is printed. */
export interface TerminalOptions {
  /** The command that runs one case again. */
  readonly rerun: (id: string) => string;
  /** How many failing cases are shown whole; the rest are only counted. */
  readonly maxFailures?: number;
}

/** A report as text: a compact matrix, the totals, and every failing case with what to do about it. */
export const formatReport = (
  report: ContractReport,
  { rerun, maxFailures = 10 }: TerminalOptions,
): string => {
  const failures = failuresOf(report);
  const verdict =
    failures.length === 0
      ? styleText("green", "passed")
      : styleText("red", `failed (${failures.join("; ")})`);
  const speed = `${report.cases.length} cases at ${report.casesPerSecond}/s, ${(report.durationMs / 1000).toFixed(1)} s in all, seed ${report.seed}`;
  return [
    "",
    `${styleText("bold", report.name)}  ${verdict}  ${styleText("dim", speed)}`,
    ...formatMatrix(summariseOperations(report)),
    ...(report.isPartial
      ? []
      : describeTotals(report).map(({ label, text }) => `  ${label.padEnd(10)}${text}`)),
    ...formatLists(report),
    ...formatFailures(report, rerun, maxFailures),
  ].join("\n");
};

const formatMatrix = (rows: readonly OperationSummary[]): string[] => {
  const width = Math.max(9, ...rows.map(({ id }) => id.length));
  const cells = rows.map((row) => matrixColumns.map((column) => row[column]));
  const widths = matrixColumns.map((column, index) =>
    Math.max(column.length, ...cells.map((row) => showTally(row[index] ?? none).length)),
  );
  const head = matrixColumns.map((column, index) => column.padStart(widths[index] ?? 0)).join("  ");
  const lines = rows.map((row, line) => {
    const shown = matrixColumns.map((_, index) => {
      const { passed, total } = cells[line]?.[index] ?? none;
      const text = showTally({ passed, total }).padStart(widths[index] ?? 0);
      return styleText(total === 0 ? "dim" : passed === total ? "green" : "red", text);
    });
    return `  ${row.id.padEnd(width)}  ${shown.join("  ")}`;
  });
  return [styleText("dim", `  ${"operation".padEnd(width)}  ${head}`), ...lines];
};

const none = { passed: 0, total: 0 };

type Entry = { readonly id: string; readonly reason: string };

const formatLists = ({
  isPartial,
  coverage,
  canaries,
  mutation,
  faults,
  disputes,
  notes,
}: ContractReport): string[] => {
  if (isPartial) return notes.map((note) => `  note      ${note}`);
  const whole = (label: string, entries: readonly Entry[]) =>
    entries.map(({ id, reason }) => `  ${label.padEnd(10)}${id} ${styleText("dim", `(${reason})`)}`);
  const shown = (label: string, entries: readonly Entry[]) => {
    const lines = whole(label, entries.slice(0, 20));
    return entries.length > 20 ? [...lines, `  ${label.padEnd(10)}and ${entries.length - 20} more`] : lines;
  };
  return [
    // First: what the document gets wrong itself may be the cause of the rest.
    ...whole("fault", faultEntries(faults)),
    ...shown("missing", coverage.missing),
    ...shown("unrefused", canaries.missed),
    ...shown(
      "survivor",
      mutation.survivors.map(({ id, description }) => ({ id, reason: description })),
    ),
    // Never shortened: what passes in spite of something says in spite of what.
    ...whole("skipped", coverage.skipped),
    ...shown("disputed", disputes),
    ...notes.map((note) => `  note      ${note}`),
  ];
};

const formatFailures = (
  report: ContractReport,
  rerun: (id: string) => string,
  maxFailures: number,
): string[] => {
  const failed: FailureText[] = [
    ...report.cases.filter(({ isPassed }) => !isPassed).map((each) => describeFailedCase(each, rerun)),
    ...report.random
      .filter(({ isPassed }) => !isPassed)
      .map((each) => describeFailedRandom(each, report.seed, rerun)),
  ];
  const shown = failed
    .slice(0, maxFailures)
    .flatMap(({ id, lines }) => [
      "",
      `  ${styleText("red", "✗")} ${id}`,
      ...lines.map((line) => `    ${line}`),
    ]);
  const rest = failed.length - maxFailures;
  return rest > 0 ? [...shown, "", `  and ${rest} more failing cases; --report writes all of them`] : shown;
};
