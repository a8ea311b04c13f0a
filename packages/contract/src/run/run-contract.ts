import { planContract } from "../cases/plan.js";
import { envelopeOf, isDeclaredFailure } from "../check/check-outcome.js";
import type { OperationValidators } from "../check/check-validators.js";
import { createHttpTransport, createProcessTransport } from "../check/transport.js";
import type { ClientAdapter } from "../client/client-adapter.js";
import { createHttpAdapter } from "../client/http-adapter.js";
import { distinctFaults } from "../document/document-fault.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import type { Operation } from "../document/operation.js";
import { createReaders } from "../schema/schema-reader.js";
import type { ContractReport } from "./contract-report.js";
import { measureCoverage } from "./measure-coverage.js";
import { createRedactor } from "./redact.js";
import { runCanaries } from "./run-canaries.js";
import { runCases } from "./run-cases.js";
import { runMutants } from "./run-mutants.js";
import { runRandom } from "./run-random.js";
import { emptyFindings, type RunFindings, type RunProgress, type RunSetup } from "./run-state.js";

/** How a contract run goes. */
export interface ContractOptions {
  /** The client under test. Without it the document is tried with plain HTTP requests. */
  adapter?: ClientAdapter;
  /** The client's validators by operationId; their verdicts then have to agree with the judges'. */
  validators?: Readonly<Record<string, OperationValidators | undefined>>;
  /**
   * What random values are chosen by: the same seed gives the same values.
   * @default a new one for each run; the report names it
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
   * Whether the document is somebody else's, who cannot be made to correct it: then the places where it contradicts
   * itself, and the constraints that no request can violate, are listed by name and fail nothing.
   * @default false
   */
  isForeign?: boolean;
  /**
   * Whether mutants are made. They take most of the time.
   * @default true
   */
  mutants?: boolean;
  /**
   * How long one call may take, in milliseconds.
   * @default 10_000; 60_000 for a foreign document, whose largest schema may take Prism long to compile
   */
  deadlineMs?: number;
  /** Ends the run early; the report then holds what ran until then. */
  signal?: AbortSignal;
  onProgress?: (progress: RunProgress) => void;
}

/**
 * Derives every case from a document, runs them through a client against mock servers of the document, and reports
 * what passed, what was covered, and which mutants were noticed.
 *
 * A run that breaks off, by a bug or by the signal, still resolves: the report says why and holds what ran.
 *
 * @throws {ContractError} for a document that cannot be loaded, and `old-node`.
 */
export const runContract = async (
  from: DocumentSource,
  options: ContractOptions = {},
): Promise<ContractReport> => {
  const startedAt = performance.now();
  const { document, source, faults } = await loadDocument(from);
  const readers = createReaders(document);
  const plan = planContract(readers, source, options.only);
  const envelope = envelopeOf(document);
  const rawAdapter = createHttpAdapter((body) => isDeclaredFailure(envelope, body));
  const secrets = secretsOf(plan.operations);
  const setup: RunSetup = {
    plan,
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
    isForeign: options.isForeign ?? false,
    signal: options.signal,
    onProgress: options.onProgress ?? (() => {}),
  };
  const findings = emptyFindings(faults);
  const crash = await runPhases(setup, findings, options).catch((reason: unknown) => {
    return reason instanceof Error ? `${reason.name}: ${reason.message}` : String(reason);
  });
  return reportOf(setup, findings, source, performance.now() - startedAt, options.only !== undefined, crash);
};

/** A made-up secret for each security scheme, in the form that the scheme has. */
const secretsOf = (operations: readonly Operation[]): Record<string, string> => {
  const schemes = operations.flatMap(({ security }) => security.flat());
  return Object.fromEntries(
    schemes.map(({ name, prefix }, index) => {
      const secret = `secret-of-a-test-${index}`;
      return [name, prefix === "Basic " ? Buffer.from(`user:${secret}`).toString("base64") : secret];
    }),
  );
};

const runPhases = async (
  setup: RunSetup,
  findings: RunFindings,
  { only, mutants = true }: ContractOptions,
): Promise<undefined> => {
  const { document, readers, deadlineMs } = setup;
  const options = { checkCredentials: true, errors: false, deadlineMs, maxBodyBytes: 10_000_000 };
  await using http = await createHttpTransport(document, options, readers);
  await runCases(setup, http, findings);
  await runRandom(setup, http, findings);
  if (only !== undefined) return;
  await using inside = await createProcessTransport(document, options, readers);
  await runCanaries(setup, inside, findings);
  if (mutants) await runMutants(setup, inside, findings);
};

const reportOf = (
  { plan, seed, isForeign }: RunSetup,
  findings: RunFindings,
  source: string,
  durationMs: number,
  isPartial: boolean,
  crash: string | undefined,
): ContractReport => {
  const { cases, random, canaries, mutants, covered, known, faults, disputes, casesMs } = findings;
  const order = new Map(plan.cases.map(({ id }, index) => [id, index]));
  const survivors = mutants.filter(({ killedBy }) => killedBy === undefined);
  const count = (kind: "server" | "client") => {
    const own = mutants.filter((each) => each.kind === kind);
    return { made: own.length, killed: own.length - survivors.filter((each) => each.kind === kind).length };
  };
  return {
    name: plan.name,
    source,
    operations: plan.operations.map(({ id, method, path }) => ({ id, method, path })),
    seed,
    durationMs: Math.round(durationMs),
    casesPerSecond: casesMs === 0 ? 0 : Math.round((cases.length / casesMs) * 1000),
    cases: cases.sort((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0)),
    random,
    canaries,
    mutation: { server: count("server"), client: count("client"), survivors },
    coverage: measureCoverage(plan.items, covered, isForeign),
    isForeign,
    disputes: [...disputes.values()],
    faults: distinctFaults([...known, ...plan.faults], faults),
    notes: plan.notes,
    isPartial,
    ...(crash === undefined ? {} : { crash }),
  };
};
