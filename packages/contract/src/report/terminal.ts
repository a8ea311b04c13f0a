import { type Format, paint, renderTable, type Terminal } from "@provider-clients/command-line";
import { type ContractReport, failuresOf } from "../run/contract-report.js";
import { describeFailedCase, describeFailedRandom, type FailureText } from "./describe-failure.js";
import {
  describeTotals,
  faultEntries,
  matrixColumns,
  type OperationSummary,
  showTally,
  summariseOperations,
  type Tally,
} from "./summarise.js";

/** How a report is printed. */
export interface TerminalOptions {
  /** The command that reruns one case. */
  readonly rerun: (id: string) => string;
  /** Its width and colours. @default neither */
  readonly terminal?: Pick<Terminal, "columns" | "isColored">;
  /** How many failing cases are shown in full; the rest are only counted. */
  readonly maxFailures?: number;
}

/** Renders a report as text: a compact matrix, the totals, and every failing case with what to do about it. */
export const formatReport = (
  report: ContractReport,
  { rerun, terminal = {}, maxFailures = 10 }: TerminalOptions,
): string => {
  const style: Style = (format, text) => paint(terminal, format, text);
  const failures = failuresOf(report);
  const verdict =
    failures.length === 0 ? style("green", "passed") : style("red", `failed (${failures.join("; ")})`);
  const speed = `${report.cases.length} cases at ${report.casesPerSecond}/s, ${(report.durationMs / 1000).toFixed(1)} s in all, seed ${report.seed}`;
  return [
    "",
    `${style("bold", report.name)}  ${verdict}  ${style("dim", speed)}`,
    ...formatMatrix(summariseOperations(report), terminal),
    ...(report.isPartial
      ? []
      : describeTotals(report).map(({ label, text }) => `  ${label.padEnd(10)}${text}`)),
    ...formatLists(report, style),
    ...formatFailures(report, { rerun, maxFailures, style }),
  ].join("\n");
};

type Style = (format: Format, text: string) => string;

const formatMatrix = (rows: readonly OperationSummary[], terminal: Pick<Terminal, "columns" | "isColored">) =>
  renderTable(
    {
      columns: [
        { title: "operation" },
        ...matrixColumns.map((title) => ({ title, align: "right" }) as const),
      ],
      rows: rows.map((row) => [row.id, ...matrixColumns.map((column) => shownTally(row[column], terminal))]),
      indent: 2,
    },
    terminal,
  );

const shownTally = (tally: Tally, terminal: Pick<Terminal, "isColored">): string => {
  const format = tally.total === 0 ? "dim" : tally.passed === tally.total ? "green" : "red";
  return paint(terminal, format, showTally(tally));
};

type Entry = { readonly id: string; readonly reason: string };

const formatLists = (
  { isPartial, coverage, canaries, mutation, faults, disputes, notes }: ContractReport,
  style: Style,
): string[] => {
  if (isPartial) return notes.map((note) => `  note      ${note}`);
  const whole = (label: string, entries: readonly Entry[]) =>
    entries.map(({ id, reason }) => `  ${label.padEnd(10)}${id} ${style("dim", `(${reason})`)}`);
  const shown = (label: string, entries: readonly Entry[]) => {
    const lines = whole(label, entries.slice(0, 20));
    return entries.length > 20 ? [...lines, `  ${label.padEnd(10)}and ${entries.length - 20} more`] : lines;
  };
  return [
    // First: faults of the document may be the cause of the other failures.
    ...whole("fault", faultEntries(faults)),
    ...shown("missing", coverage.missing),
    ...shown("unrefused", canaries.missed),
    ...shown(
      "survivor",
      mutation.survivors.map(({ id, description }) => ({ id, reason: description })),
    ),
    // Never shortened: everything that was exempted must be visible.
    ...whole("skipped", coverage.skipped),
    ...shown("disputed", disputes),
    ...notes.map((note) => `  note      ${note}`),
  ];
};

const formatFailures = (
  report: ContractReport,
  { rerun, maxFailures, style }: Required<Pick<TerminalOptions, "rerun" | "maxFailures">> & { style: Style },
): string[] => {
  const failed: FailureText[] = [
    ...report.cases.filter(({ isPassed }) => !isPassed).map((each) => describeFailedCase(each, rerun)),
    ...report.random
      .filter(({ isPassed }) => !isPassed)
      .map((each) => describeFailedRandom(each, report.seed, rerun)),
  ];
  const shown = failed
    .slice(0, maxFailures)
    .flatMap(({ id, lines }) => ["", `  ${style("red", "✗")} ${id}`, ...lines.map((line) => `    ${line}`)]);
  const rest = failed.length - maxFailures;
  return rest > 0 ? [...shown, "", `  and ${rest} more failing cases; --report writes all of them`] : shown;
};
