import type { CaseKind } from "../cases/contract-case.js";
import type { CoverageGroup } from "../cases/coverage-item.js";
import type { DocumentFault } from "../document/document-fault.js";
import type { Json } from "../document/json.js";
import type { Judge } from "../judge/violation.js";
import type { MutantResult } from "../mutate/try-mutants.js";

/** What was sent and answered in a case, with secrets and personal data replaced. */
export interface ReportedExchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly answer?: { readonly status: number; readonly body?: Json };
  /** What the client made of the answer, in words. */
  readonly outcome: string;
}

/** What came of one case. */
export interface CaseReport {
  readonly id: string;
  readonly kind: CaseKind;
  readonly operation: string;
  readonly title: string;
  readonly isPassed: boolean;
  readonly reasons: readonly string[];
  /** In what the request that left the client differs from the document. */
  readonly wire: readonly string[];
  /** Who refused the request, in a case that has to be refused. */
  readonly judge?: Judge | "client";
  /** What the client was called with. Absent, as the exchange, where the run keeps no cases that passed. */
  readonly input?: Json;
  readonly exchange?: ReportedExchange;
}

/** What came of the random valid requests of one operation. */
export interface RandomReport {
  readonly id: string;
  readonly operation: string;
  readonly runs: number;
  readonly isPassed: boolean;
  readonly reasons: readonly string[];
  /** The smallest input that fails. */
  readonly counterexample?: Json;
}

/** Violations sent without the client: each has to be refused. */
export interface CanaryReport {
  readonly made: number;
  readonly refused: number;
  /** How many each judge refused for the reason that was meant. */
  readonly judges: Readonly<Record<Judge, number>>;
  /** Constraints that no judge looked at, with what happened instead. */
  readonly missed: readonly { readonly id: string; readonly reason: string }[];
  /** Constraints that only the second judge looked at, with the known reason. */
  readonly silences: readonly { readonly id: string; readonly reason: string }[];
}

/** A valid request that Prism would have refused: the document's own schema admits it, and decides. */
export interface DisputeReport {
  /** The operation. */
  readonly id: string;
  /** Prism's complaint. */
  readonly reason: string;
}

/** How many mutants were noticed. */
export interface MutationReport {
  readonly server: { readonly made: number; readonly killed: number };
  readonly client: { readonly made: number; readonly killed: number };
  readonly survivors: readonly MutantResult[];
}

/** How much of the document was exercised. */
export interface CoverageReport {
  readonly covered: number;
  readonly total: number;
  readonly groups: Readonly<Record<CoverageGroup, { readonly covered: number; readonly total: number }>>;
  readonly operations: Readonly<Record<string, { readonly covered: number; readonly total: number }>>;
  readonly missing: readonly { readonly id: string; readonly reason: string }[];
  readonly skipped: readonly { readonly id: string; readonly reason: string }[];
}

/** Everything that one run found out about one document and one client. */
export interface ContractReport {
  readonly name: string;
  readonly source: string;
  readonly operations: readonly { readonly id: string; readonly method: string; readonly path: string }[];
  readonly seed: number;
  readonly durationMs: number;
  /** Cases a second, once started. */
  readonly casesPerSecond: number;
  readonly cases: readonly CaseReport[];
  readonly random: readonly RandomReport[];
  readonly canaries: CanaryReport;
  readonly mutation: MutationReport;
  readonly coverage: CoverageReport;
  /** Whether the document is somebody else's, so that its faults fail nothing. */
  readonly isForeign: boolean;
  /** Where Prism alone complained, of values that the document admits. They fail nothing. */
  readonly disputes: readonly DisputeReport[];
  /** Where the document contradicts itself. */
  readonly faults: readonly DocumentFault[];
  /** Parts of the document that nothing can be derived from, in words. */
  readonly notes: readonly string[];
  /** The share of the operations that was tried, where it was not all of them. */
  readonly sample?: number;
  /** Set when only some cases were asked for; then coverage and mutants say nothing. */
  readonly isPartial: boolean;
  /** Why the run ended early; what ran until then is in the report. */
  readonly crash?: string;
}

/** The least share of mutants, per kind, that has to be noticed. */
export const leastScore = 0.95;

/** The share of mutants that were noticed; 1 when none could be made. */
export const scoreOf = ({ made, killed }: { made: number; killed: number }): number =>
  made === 0 ? 1 : killed / made;

/** Why a report is no success, in short sentences. Empty for a success. */
export const failuresOf = (report: ContractReport): string[] => {
  const failures: string[] = [];
  const count = (number: number, what: string) => {
    if (number > 0) failures.push(`${what}: ${number}`);
  };
  if (report.crash !== undefined) failures.push(`the run ended early: ${report.crash}`);
  count(report.cases.filter(({ isPassed }) => !isPassed).length, "failed cases");
  count(report.random.filter(({ isPassed }) => !isPassed).length, "failed random cases");
  if (report.isPartial) {
    if (report.cases.length + report.random.length === 0) failures.push("no case has this id");
    return failures;
  }
  if (!report.isForeign) count(report.faults.length, "faults of the document");
  count(report.canaries.missed.length, "constraints that no judge looks at");
  count(report.coverage.missing.length, "items of the document that were not exercised");
  for (const kind of ["server", "client"] as const) {
    const score = scoreOf(report.mutation[kind]);
    if (score < leastScore)
      failures.push(`only ${Math.floor(score * 100)} % of the ${kind} mutants were noticed`);
  }
  return failures;
};
