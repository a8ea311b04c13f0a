import type { Transport } from "../check/transport.js";
import { clientMutants } from "../mutate/client-mutants.js";
import { serverMutants } from "../mutate/server-mutants.js";
import {
  createReducer,
  type MutantRuntime,
  tryClientMutant,
  tryServerMutant,
} from "../mutate/try-mutants.js";
import { forEach, type OperationRun, type RunFindings } from "./run-state.js";

/** Applies one mutation at a time, on the server's side and on the client's, and checks whether a case notices it. */
export const runMutants = async (
  setup: OperationRun,
  transport: Transport,
  findings: RunFindings,
): Promise<void> => {
  const { plan, readers, secrets, envelope } = setup;
  const runtime: MutantRuntime = { ...setup, cases: plan.cases, context: { readers, secrets, envelope } };
  const one = { signal: setup.signal, concurrency: 1 };
  const onServer = serverMutants(readers, setup.name, plan.operation, setup.changed);
  const reduce = createReducer(setup.document);
  await forEach(onServer, one, async (mutant) => {
    findings.mutants.push(await tryServerMutant(mutant, reduce(mutant), runtime));
    setup.tell("server mutants");
  });
  const onClient = clientMutants(readers, setup.name, plan.operation, plan.cases);
  await forEach(onClient, one, async (mutant) => {
    findings.mutants.push(await tryClientMutant(mutant, transport, runtime));
    setup.tell("client mutants");
  });
};
