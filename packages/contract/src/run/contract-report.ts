import type { CaseKind } from "../cases/contract-case.js";
import type { CoverageGroup } from "../cases/coverage-item.js";
import type { DocumentFault } from "../document/document-fault.js";
import type { Json } from "../document/json.js";
import type { Judge } from "../judge/violation.js";
import type { MutantResult } from "../mutate/try-mutants.js";
import type { Shard } from "./shard.js";

/** The request and the answer of a case, with secrets and personal data redacted. */
export interface ReportedExchange {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json;
  readonly answer?: { readonly status: number; readonly body?: Json };
  /** The client's result, in words. */
  readonly outcome: string;
}

/** The result of one case. */
export interface CaseReport {
  readonly id: string;
  readonly kind: CaseKind;
  readonly operation: string;
  readonly title: string;
  readonly isPassed: boolean;
  readonly reasons: readonly string[];
  /** How the client's request differs from the document. */
  readonly wire: readonly string[];
  /** Who refused the request, if it had to be refused. */
  readonly judge?: Judge | "client";
  /** The client's input. Undefined, like the exchange, if the run does not keep passed cases. */
  readonly input?: Json;
  readonly exchange?: ReportedExchange;
}

/** The results of random valid requests for one operation. */
export interface RandomReport {
  readonly id: string;
  readonly operation: string;
  readonly runs: number;
  readonly isPassed: boolean;
  readonly reasons: readonly string[];
  /** The smallest failing input. */
  readonly counterexample?: Json;
}

/** Violations that are sent without the client: each must be refused. */
export interface CanaryReport {
  readonly made: number;
  readonly refused: number;
  /** How many each judge refused for the expected reason. */
  readonly judges: Readonly<Record<Judge, number>>;
  /** Constraints that no judge checked, with what happened instead. */
  readonly missed: readonly { readonly id: string; readonly reason: string }[];
  /** Constraints that only the second judge checked, with the known reason. */
  readonly silences: readonly { readonly id: string; readonly reason: string }[];
}

/** A valid request that Prism would have refused although the document's own schema, which decides, allows it. */
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
  /** Cases per second, after the start. */
  readonly casesPerSecond: number;
  readonly cases: readonly CaseReport[];
  readonly random: readonly RandomReport[];
  readonly canaries: CanaryReport;
  readonly mutation: MutationReport;
  readonly coverage: CoverageReport;
  /** True for somebody else's document, whose faults fail nothing. */
  readonly isForeign: boolean;
  /** Complaints of Prism alone about values that the document allows. They fail nothing. */
  readonly disputes: readonly DisputeReport[];
  /** Contradictions in the document. */
  readonly faults: readonly DocumentFault[];
  /** Parts of the document from which no case can be derived, in words. */
  readonly notes: readonly string[];
  /** The share of the operations that was tried, if not all of them. */
  readonly sample?: number;
  /** Present for a part of a run: which one, and all operations of the document, of which these are some. */
  readonly shard?: Shard & { readonly operations: readonly string[] };
  /** True if only some cases were requested; coverage and mutants are then meaningless. */
  readonly isPartial: boolean;
  /** Why the run ended early; the report contains what ran until then. */
  readonly crash?: string;
}

/** The minimum share of mutants, per kind, that must be noticed. */
export const leastScore = 0.95;

/** The share of mutants that were noticed; 1 if none could be made. */
export const scoreOf = ({ made, killed }: { made: number; killed: number }): number =>
  made === 0 ? 1 : killed / made;

/** Why a report is not a success, in short sentences. Empty for a success. */
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
