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
  /** The current operation. */
  readonly operation: string;
  readonly phase: RunPhase;
  /** How many operations are done, out of how many. */
  readonly done: number;
  readonly total: number;
  /** How many cases have run, and how many of them failed. */
  readonly cases: number;
  readonly failed: number;
}

/** The input of every stage of a run. */
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
  /** True to keep the requests and answers of passed cases. */
  readonly keepPassed: boolean;
  readonly signal: AbortSignal | undefined;
}

/** The run of one operation. */
export interface OperationRun extends RunSetup {
  readonly plan: OperationPlan;
  /** Pointers that mutants of earlier operations changed. */
  readonly changed: Set<string>;
  readonly tell: (phase: RunPhase) => void;
}

/** The findings so far; they survive a crash. */
export interface RunFindings {
  readonly cases: CaseReport[];
  readonly random: RandomReport[];
  readonly canaries: { -readonly [Field in keyof CanaryReport]: CanaryReport[Field] };
  readonly mutants: MutantResult[];
  readonly covered: Set<string>;
  readonly items: Map<string, CoverageItem>;
  /** Findings of loading and planning. */
  readonly known: DocumentFault[];
  readonly faults: DocumentFault[];
  readonly notes: string[];
  failed: number;
  /** By operation and complaint. */
  readonly disputes: Map<string, DisputeReport>;
  casesMs: number;
}

/** The initial findings: what was known after reading the document. */
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

/** Processes a list concurrently, in order; stops when the signal is aborted. */
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

/** Records complaints of Prism alone, once per operation. */
export const addDisputes = (
  { disputes }: RunFindings,
  { operation }: Pick<ContractCase, "operation">,
  reasons: readonly string[],
): void => {
  for (const reason of reasons) disputes.set(`${operation.id} ${reason}`, { id: operation.id, reason });
};
