import type { CaseReport, ContractReport } from "../run/contract-report.js";

/** How many checks of a kind passed. */
export interface Tally {
  readonly passed: number;
  readonly total: number;
}

/** One operation's row in a matrix. */
export interface OperationSummary {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly accepted: Tally;
  readonly answered: Tally;
  readonly refused: Tally;
  readonly wire: Tally;
  readonly random: Tally;
  readonly covered: Tally;
}

/** The columns of a matrix, in order. */
export const matrixColumns = ["accepted", "answered", "refused", "wire", "random", "covered"] as const;

/** Summarises a report as a matrix: one row per operation. */
export const summariseOperations = (report: ContractReport): OperationSummary[] => {
  const isShown = ({ id }: { id: string }) => {
    return !report.isPartial || [...report.cases, ...report.random].some(({ operation }) => operation === id);
  };
  return report.operations.filter(isShown).map((operation) => {
    const own = report.cases.filter((each) => each.operation === operation.id);
    const ofKind = (kind: CaseReport["kind"]) =>
      tally(
        own.filter((each) => each.kind === kind),
        ({ reasons }) => reasons.length === 0,
      );
    const random = report.random.filter((each) => each.operation === operation.id);
    const coverage = report.coverage.operations[operation.id] ?? { covered: 0, total: 0 };
    return {
      ...operation,
      accepted: ofKind("accepted"),
      answered: ofKind("answered"),
      refused: ofKind("refused"),
      wire: tally(
        own.filter(({ kind }) => kind !== "refused"),
        ({ wire }) => wire.length === 0,
      ),
      random: {
        passed: random.reduce((sum, { runs, isPassed }) => sum + (isPassed ? runs : 0), 0),
        total: random.reduce((sum, { runs }) => sum + runs, 0),
      },
      covered: { passed: coverage.covered, total: coverage.total },
    };
  });
};

const tally = <Item>(items: readonly Item[], isPassed: (item: Item) => boolean): Tally => ({
  passed: items.filter(isPassed).length,
  total: items.length,
});

/** A document's faults as list entries. */
export const faultEntries = (faults: ContractReport["faults"]): { id: string; reason: string }[] =>
  faults.map(({ pointer, place, reason, cases = 0 }) => ({
    id: place === undefined ? pointer : `${place} ${pointer}`,
    reason: cases === 0 ? reason : `${reason}; met by ${cases} ${cases === 1 ? "case" : "cases"}`,
  }));

/** `12/12`, or a dash if there is nothing to count. */
export const showTally = ({ passed, total }: Tally): string => (total === 0 ? "-" : `${passed}/${total}`);

/** A share in whole per cent; 100 only if it is complete. */
export const percent = (part: number, whole: number): string =>
  whole === 0 ? "100 %" : `${Math.floor((part / whole) * 100)} %`;

const exceptions = (faults: number, skipped: number): string =>
  `the document is somebody else's: ${faults} faults of its own and ${skipped} items that nothing can exercise are listed, and fail nothing`;

/** Sentences about canaries, mutants and coverage, for every report format. */
export const describeTotals = ({
  canaries,
  mutation,
  coverage,
  faults,
  isForeign,
  sample,
}: ContractReport): { label: string; text: string }[] => {
  const { server, client } = mutation;
  const made = server.made + client.made;
  const { prism, second } = canaries.judges;
  const alone = second === 0 ? "" : `, ${second} by the second judge where Prism is silent`;
  const groups = Object.entries(coverage.groups).map(
    ([name, { covered, total }]) => `${name} ${covered}/${total}`,
  );
  const score = (name: string, { made, killed }: typeof server) =>
    `${name} ${killed}/${made} (${percent(killed, made)})`;
  return [
    {
      label: "coverage",
      text: `${coverage.covered}/${coverage.total} (${percent(coverage.covered, coverage.total)}): ${groups.join(", ")}`,
    },
    { label: "canaries", text: `${canaries.refused}/${canaries.made} refused, ${prism} by Prism${alone}` },
    {
      label: "mutants",
      text: made === 0 ? "none were made" : `${score("server", server)}, ${score("client", client)} noticed`,
    },
    ...(sample === undefined
      ? []
      : [{ label: "sample", text: `only ${percent(sample, 1)} of the operations were tried` }]),
    ...(isForeign ? [{ label: "foreign", text: exceptions(faults.length, coverage.skipped.length) }] : []),
  ];
};
