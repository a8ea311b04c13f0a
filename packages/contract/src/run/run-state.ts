import type { ContractCase } from "../cases/contract-case.js";
import type { CoverageItem } from "../cases/coverage-item.js";
import type { OperationPlan } from "../cases/plan.js";
import type { FailureEnvelope } from "../check/check-outcome.js";
import type { OperationValidators } from "../check/check-validators.js";
import type { ClientAdapter } from "../client/client-adapter.js";
import type { DocumentFault } from "../document/document-fault.js";
import type { JsonObject } from "../document/json.js";
import type { MutantResult } from "../mutate/try-mutants.js";
import type { Readers } from "../schema/schema-reader.js";
import type { CanaryReport, CaseReport, DisputeReport, RandomReport } from "./contract-report.js";
import type { Redactor } from "./redact.js";

/** The stages of the run of an operation, in order. */
export type RunPhase = "planning" | "cases" | "random" | "canaries" | "server mutants" | "client mutants";

/** How far a run is. */
export interface RunProgress {
  readonly name: string;
  /** The operation that is tried. */
  readonly operation: string;
  readonly phase: RunPhase;
  /** How many operations are through, of how many. */
  readonly done: number;
  readonly total: number;
  /** Cases that ran so far, and how many of them failed. */
  readonly cases: number;
  readonly failed: number;
}

/** What every stage of a run works with. */
export interface RunSetup {
  readonly name: string;
  readonly document: JsonObject;
  readonly readers: Readers;
  readonly adapter: ClientAdapter;
  readonly rawAdapter: ClientAdapter;
  readonly validators: Readonly<Record<string, OperationValidators | undefined>>;
  readonly secrets: Readonly<Record<string, string>>;
  readonly envelope: FailureEnvelope | undefined;
  readonly redactor: Redactor;
  readonly deadlineMs: number;
  readonly seed: number;
  readonly randomRuns: number;
  /** Whether requests and answers of cases that passed are kept. */
  readonly keepPassed: boolean;
  readonly signal: AbortSignal | undefined;
}

/** One operation's turn. */
export interface OperationRun extends RunSetup {
  readonly plan: OperationPlan;
  /** Pointers of what was changed by the mutants of earlier operations. */
  readonly changed: Set<string>;
  readonly tell: (phase: RunPhase) => void;
}

/** What was found out so far; it outlives a crash. */
export interface RunFindings {
  readonly cases: CaseReport[];
  readonly random: RandomReport[];
  readonly canaries: { -readonly [Field in keyof CanaryReport]: CanaryReport[Field] };
  readonly mutants: MutantResult[];
  readonly covered: Set<string>;
  readonly items: Map<string, CoverageItem>;
  /** What loading and planning found. */
  readonly known: DocumentFault[];
  readonly faults: DocumentFault[];
  readonly notes: string[];
  failed: number;
  /** By operation and complaint. */
  readonly disputes: Map<string, DisputeReport>;
  casesMs: number;
}

/** Findings before anything ran: what was known of the document once it was read. */
export const emptyFindings = (known: readonly DocumentFault[], notes: readonly string[]): RunFindings => ({
  items: new Map(),
  known: [...known],
  notes: [...notes],
  failed: 0,
  cases: [],
  random: [],
  canaries: { made: 0, refused: 0, judges: { prism: 0, second: 0, server: 0 }, missed: [], silences: [] },
  mutants: [],
  covered: new Set(),
  faults: [],
  disputes: new Map(),
  casesMs: 0,
});

/** Works through a list, a few at a time, in order of arrival; stops when the signal says so. */
export const forEach = async <Item>(
  items: readonly Item[],
  { signal, concurrency }: { signal: AbortSignal | undefined; concurrency: number },
  work: (item: Item) => Promise<void>,
): Promise<void> => {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) {
      signal?.throwIfAborted();
      await work(item);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
};

/** Keeps what Prism alone complained of, once for each operation. */
export const addDisputes = (
  { disputes }: RunFindings,
  { operation }: Pick<ContractCase, "operation">,
  reasons: readonly string[],
): void => {
  for (const reason of reasons) disputes.set(`${operation.id} ${reason}`, { id: operation.id, reason });
};
