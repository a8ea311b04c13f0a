import type { Transport } from "../check/transport.js";
import { clientMutants } from "../mutate/client-mutants.js";
import { serverMutants } from "../mutate/server-mutants.js";
import {
  createReducer,
  type MutantRuntime,
  tryClientMutant,
  tryServerMutant,
} from "../mutate/try-mutants.js";
import { forEach, type RunFindings, type RunPhase, type RunSetup } from "./run-state.js";

/** Changes one thing after the other, on the server's side and on the client's, and sees whether a case notices. */
export const runMutants = async (
  setup: RunSetup,
  transport: Transport,
  findings: RunFindings,
): Promise<void> => {
  const { plan, readers, secrets, envelope } = setup;
  const runtime: MutantRuntime = { ...setup, cases: plan.cases, context: { readers, secrets, envelope } };
  const one = { signal: setup.signal, concurrency: 1 };
  const onServer = serverMutants(readers, plan.name, plan.operations);
  const reduce = createReducer(setup.document);
  const report = progressOf(setup, findings);
  await forEach(onServer, one, async (mutant) => {
    findings.mutants.push(await tryServerMutant(mutant, reduce(mutant), runtime));
    report("server mutants", onServer.length);
  });
  const onClient = clientMutants(readers, plan.name, plan.operations, plan.cases);
  await forEach(onClient, one, async (mutant) => {
    findings.mutants.push(await tryClientMutant(mutant, transport, runtime));
    report("client mutants", onClient.length);
  });
};

const progressOf =
  ({ plan, onProgress }: RunSetup, { mutants }: RunFindings) =>
  (phase: RunPhase, total: number) => {
    const own = mutants.filter(({ kind }) => phase.startsWith(kind));
    const failed = own.filter(({ killedBy }) => killedBy === undefined).length;
    onProgress({ name: plan.name, phase, done: own.length, total, failed });
  };
