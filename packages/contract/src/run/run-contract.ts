import { setImmediate } from "node:timers/promises";
import { type ContractOutline, outlineContract } from "../cases/plan.js";
import { envelopeOf, isDeclaredFailure } from "../check/check-outcome.js";
import type { OperationValidators } from "../check/check-validators.js";
import { createHttpTransport, createProcessTransport } from "../check/transport.js";
import type { ClientAdapter } from "../client/client-adapter.js";
import { createHttpAdapter } from "../client/http-adapter.js";
import { distinctFaults, withPlace } from "../document/document-fault.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import type { Operation } from "../document/operation.js";
import { createMockCore } from "../mock/mock-core.js";
import { markChanged } from "../mutate/mark-changed.js";
import { createReaders } from "../schema/schema-reader.js";
import type { ContractReport } from "./contract-report.js";
import { measureCoverage } from "./measure-coverage.js";
import { createRedactor } from "./redact.js";
import { runCanaries } from "./run-canaries.js";
import { runCases } from "./run-cases.js";
import { runMutants } from "./run-mutants.js";
import { runRandom } from "./run-random.js";
import {
  emptyFindings,
  type OperationRun,
  type RunFindings,
  type RunPhase,
  type RunProgress,
  type RunSetup,
} from "./run-state.js";
import { type Shard, shardOf } from "./shard.js";

/** The options of a contract run. */
export interface ContractOptions {
  /** The client under test. Without it, the document is tried with plain HTTP requests. */
  adapter?: ClientAdapter;
  /** The client's validators by operationId; their verdicts must agree with the judges'. */
  validators?: Readonly<Record<string, OperationValidators | undefined>>;
  /**
   * The seed for random values: the same seed gives the same values.
   * @default a new one for each run, which the report states
   */
  seed?: number;
  /**
   * Random valid requests per operation.
   * @default 25
   */
  randomRuns?: number;
  /** Runs only the case with this id, or those whose ids begin with it and a slash. */
  only?: string;
  /**
   * True for somebody else's document, which cannot be corrected: its contradictions, and constraints that no request
   * can violate, are listed and fail nothing.
   * @default false
   */
  isForeign?: boolean;
  /**
   * True to run mutants, which take most of the time.
   * @default true
   */
  mutants?: boolean;
  /**
   * The deadline of one call, in milliseconds.
   * @default 10_000; 60_000 for a foreign document, whose largest schema may take Prism long to compile
   */
  deadlineMs?: number;
  /**
   * The share of the operations that is tried, evenly spread: `0.1` for a quick look at a large document. The report
   * states it.
   * @default 1
   */
  sample?: number;
  /**
   * Only a part of the operations, for one of several processes: `mergeReports` makes one report of all parts. All parts
   * need the same seed.
   */
  shard?: Shard;
  /**
   * True to include the requests and answers of passed cases in the report. They take most of the memory.
   * @default true
   */
  keepPassed?: boolean;
  /** Ends the run early; the report then contains what ran until then. */
  signal?: AbortSignal;
  onProgress?: (progress: RunProgress) => void;
}

/**
 * Derives every case from a document, runs them through a client against mock servers of the document, and reports what
 * passed, what was covered, and which mutants were noticed.
 *
 * If the run ends early, because of a bug or the signal, it still resolves: the report states why and contains what
 * ran.
 *
 * @throws {ContractError} for a document that cannot be loaded, and `old-node`.
 */
export const runContract = async (
  from: DocumentSource,
  options: ContractOptions = {},
): Promise<ContractReport> => {
  const startedAt = performance.now();
  const { document, compiler, source, faults, notes, placeOf } = await loadDocument(from, options);
  const readers = createReaders(document, compiler);
  const outline = outlineContract(readers, source, options.only);
  const envelope = envelopeOf(document);
  const rawAdapter = createHttpAdapter((body) => isDeclaredFailure(envelope, body));
  const secrets = secretsOf(outline.operations);
  const setup: RunSetup = {
    name: outline.name,
    document,
    readers,
    adapter: options.adapter ?? rawAdapter,
    rawAdapter,
    validators: options.validators ?? {},
    secrets,
    envelope,
    redactor: createRedactor(readers, secrets),
    deadlineMs: options.deadlineMs ?? (options.isForeign ? 60_000 : 10_000),
    seed: options.seed ?? Math.floor(Math.random() * 2 ** 31),
    randomRuns: options.randomRuns ?? 25,
    keepPassed: options.keepPassed ?? true,
    signal: options.signal,
  };
  const sampled = sampleOf(outline.operations, options.sample);
  const operations = options.shard ? shardOf(document, sampled, options.shard) : sampled;
  const findings = emptyFindings(faults, notes);
  const whole = { ...outline, operations: sampled };
  const crash = await runOperations(whole, operations, setup, findings, options).catch(describeCrash);
  const durationMs = performance.now() - startedAt;
  const report = reportOf({ source, operations, durationMs, crash }, setup, findings, options);
  const shard = options.shard && { ...options.shard, operations: sampled.map(({ id }) => id) };
  return {
    ...(shard ? { shard } : {}),
    ...report,
    faults: report.faults.map((fault) => withPlace(fault, placeOf)),
  };
};

const describeCrash = (reason: unknown): string =>
  reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);

/** Operations evenly spread over the document; at least one. */
const sampleOf = (operations: readonly Operation[], share = 1): readonly Operation[] => {
  if (share >= 1) return operations;
  const isTaken = (index: number) => Math.floor((index + 1) * share) > Math.floor(index * share);
  const taken = operations.filter((_, index) => isTaken(index));
  return taken.length > 0 ? taken : operations.slice(0, 1);
};

/** A fictitious secret for each security scheme, in the scheme's form. */
const secretsOf = (operations: readonly Operation[]): Record<string, string> => {
  const schemes = operations.flatMap(({ security }) => security.flat());
  return Object.fromEntries(
    schemes.map(({ name, prefix }, index) => [name, secretIn(prefix, `secret-of-a-test-${index}`)]),
  );
};

const secretIn = (prefix: string, secret: string): string => {
  if (prefix === "Basic ") return Buffer.from(`user:${secret}`).toString("base64");
  // Prism reads no dash in these.
  const response = secret.replaceAll("-", "");
  return prefix === "Digest "
    ? `username="user", realm="test", nonce="1", uri="a", response="${response}"`
    : secret;
};

/** Plans and runs one operation at a time, so that only one plan is in memory. */
const runOperations = async (
  outline: ContractOutline,
  own: readonly Operation[],
  setup: RunSetup,
  findings: RunFindings,
  { only, mutants = true, onProgress = () => {} }: ContractOptions,
): Promise<undefined> => {
  const { document, readers, deadlineMs } = setup;
  const options = { checkCredentials: true, errors: false, deadlineMs, maxBodyBytes: 10_000_000 };
  const core = createMockCore(document, options, readers);
  await using http = await createHttpTransport(core, options.maxBodyBytes);
  await using inside = createProcessTransport(core);
  const changed = new Set<string>();
  const { name, operations } = outline;
  let done = 0;
  for (const operation of operations) {
    if (!own.includes(operation)) {
      if (mutants) markChanged(readers, operation, changed);
      continue;
    }
    const before = done++;
    const tell = (phase: RunPhase) => {
      const { failed, cases } = findings;
      const total = own.length;
      onProgress({ name, operation: operation.id, phase, done: before, total, cases: cases.length, failed });
    };
    tell("planning");
    // Planning blocks the thread; between two operations, an interruption is noticed.
    await setImmediate();
    setup.signal?.throwIfAborted();
    const plan = outline.plan(operation);
    for (const item of plan.items) findings.items.set(item.id, item);
    findings.known.push(...plan.faults);
    findings.notes.push(...plan.notes);
    const run: OperationRun = { ...setup, plan, changed, tell };
    await runCases(run, { http, inside }, findings);
    await runRandom(run, http, findings);
    if (only !== undefined) continue;
    await runCanaries(run, inside, findings);
    if (mutants) await runMutants(run, inside, findings);
  }
};

interface RunEnd {
  readonly source: string;
  readonly operations: readonly Operation[];
  readonly durationMs: number;
  readonly crash: string | undefined;
}

const reportOf = (
  { source, operations, durationMs, crash }: RunEnd,
  { name, seed }: RunSetup,
  findings: RunFindings,
  { only, sample, isForeign = false }: ContractOptions,
): ContractReport => {
  const { cases, random, canaries, mutants, covered, known, faults, disputes, casesMs } = findings;
  const survivors = mutants.filter(({ killedBy }) => killedBy === undefined);
  const count = (kind: "server" | "client") => {
    const own = mutants.filter((each) => each.kind === kind);
    return { made: own.length, killed: own.length - survivors.filter((each) => each.kind === kind).length };
  };
  return {
    name,
    source,
    operations: operations.map(({ id, method, path }) => ({ id, method, path })),
    seed,
    durationMs: Math.round(durationMs),
    casesPerSecond: casesMs === 0 ? 0 : Math.round((cases.length / casesMs) * 1000),
    cases,
    random,
    canaries,
    mutation: { server: count("server"), client: count("client"), survivors },
    coverage: measureCoverage([...findings.items.values()], covered, isForeign),
    isForeign,
    disputes: [...disputes.values()],
    faults: distinctFaults(known, faults),
    notes: findings.notes,
    isPartial: only !== undefined,
    ...(sample === undefined || sample >= 1 ? {} : { sample }),
    ...(crash === undefined ? {} : { crash }),
  };
};
