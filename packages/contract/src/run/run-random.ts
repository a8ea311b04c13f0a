import fc from "fast-check";
import type { RandomCase } from "../cases/plan.js";
import { checkCase } from "../check/check-case.js";
import { observeCall } from "../check/observe-call.js";
import type { Transport } from "../check/transport.js";
import type { CallInput } from "../client/call-input.js";
import type { RandomReport } from "./contract-report.js";
import { addDisputes, forEach, type OperationRun, type RunFindings } from "./run-state.js";

/** Sends random valid requests through the client; a failing input is shrunk to the smallest one. */
export const runRandom = async (
  setup: OperationRun,
  transport: Transport,
  findings: RunFindings,
): Promise<void> => {
  const { random: cases } = setup.plan;
  await forEach(cases, { signal: setup.signal, concurrency: 1 }, async (each) => {
    findings.random.push(await runOne(each, setup, transport, findings));
    if (!findings.random.at(-1)?.isPassed) findings.failed++;
    setup.tell("random");
  });
};

const runOne = async (
  each: RandomCase,
  setup: OperationRun,
  transport: Transport,
  findings: RunFindings,
): Promise<RandomReport> => {
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
    const { reasons, wire, disputes } = checkCase(call, seen, {
      ...setup,
      baseUrl: transport.baseUrl,
    });
    addDisputes(findings, each, disputes);
    return [...reasons, ...wire];
  };
  const property = fc.asyncProperty(each.inputs, async (input) => (await reasonsFor(input)).length === 0);
  // The budget limits the time spent on a schema whose values are hard to find.
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
