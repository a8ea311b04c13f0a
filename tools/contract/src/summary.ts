import type { ContractReport } from "@provider-clients/contract";

/** What a contract run proved about one provider; without times, so that it changes only with the facts. */
export interface VerificationSummary {
  readonly cases: number;
  readonly covered: number;
  readonly documented: number;
  readonly canaries: number;
  readonly mutants: number;
  readonly noticed: number;
}

/** The figures of a whole run; undefined if a part was left out or failed. */
export const summarise = (report: ContractReport): VerificationSummary | undefined => {
  const { cases, canaries, mutation, coverage, isPartial } = report;
  if (isPartial || !mutation || cases.some(({ isPassed }) => !isPassed)) return undefined;
  return {
    cases: cases.length,
    covered: coverage.covered,
    documented: coverage.total,
    canaries: canaries.refused,
    mutants: mutation.server.made + mutation.client.made,
    noticed: mutation.server.killed + mutation.client.killed,
  };
};
