import fc from "fast-check";
import type { RandomCase } from "../cases/plan.js";
import type { CallInput } from "../client/call-input.js";
import { checkCase } from "./check-case.js";
import type { RandomReport } from "./contract-report.js";
import { observeCall } from "./observe-call.js";
import { forEach, isWanted, type RunFindings, type RunSetup } from "./run-state.js";
import type { Transport } from "./transport.js";

/** Sends random valid requests through the client; what fails is shrunk to the smallest input that does. */
export const runRandom = async (
  setup: RunSetup,
  transport: Transport,
  findings: RunFindings,
  only?: string,
): Promise<void> => {
  const { plan, onProgress } = setup;
  const cases = plan.random.filter((each) => isWanted(each, only));
  await forEach(cases, { signal: setup.signal, concurrency: 1 }, async (each) => {
    findings.random.push(await runOne(each, setup, transport));
    const failed = findings.random.filter(({ isPassed }) => !isPassed).length;
    onProgress({
      name: plan.name,
      phase: "random",
      done: findings.random.length,
      total: cases.length,
      failed,
    });
  });
};

const runOne = async (each: RandomCase, setup: RunSetup, transport: Transport): Promise<RandomReport> => {
  const { operation, id, schemes } = each;
  const reasonsFor = async (input: CallInput): Promise<string[]> => {
    const call = {
      id,
      kind: "accepted",
      operation,
      title: id,
      input,
      schemes,
      covers: [],
      expect: { kind: "accepted" },
    } as const;
    const seen = await observeCall(call, { ...setup, transport });
    const { reasons, wire, faults } = checkCase(call, seen, { ...setup, baseUrl: transport.baseUrl });
    return [...reasons, ...wire, ...(setup.isForeign ? [] : faults.map(({ reason }) => reason))];
  };
  const property = fc.asyncProperty(each.inputs, async (input) => (await reasonsFor(input)).length === 0);
  // The budget keeps a schema whose values are hard to find from holding up the run.
  const details = await fc.check(property, {
    seed: setup.seed,
    numRuns: setup.randomRuns,
    interruptAfterTimeLimit: 10_000,
  });
  const failing = details.counterexample?.[0];
  const runs = details.numRuns;
  if (failing === undefined)
    return { id, operation: operation.id, runs, isPassed: !details.failed, reasons: [] };
  const reasons = (await reasonsFor(failing)).map((reason) =>
    setup.redactor.text(operation, failing, reason),
  );
  const counterexample = setup.redactor.input(operation, failing);
  return { id, operation: operation.id, runs, isPassed: false, reasons, counterexample };
};
