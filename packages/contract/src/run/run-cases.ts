import { checkCase } from "../check/check-case.js";
import { validatorReasons } from "../check/check-validators.js";
import { observeCall } from "../check/observe-call.js";
import type { Transport } from "../check/transport.js";
import { describeCase } from "./describe-case.js";
import { addDisputes, forEach, type OperationRun, type RunFindings } from "./run-state.js";

// Enough to keep one core busy while waiting for sockets.
const concurrency = 8;

/** The ways to the mock server. */
export interface Transports {
  readonly http: Transport;
  /** Without a socket, which takes a fifth of the time: for answers that are written by the case itself. */
  readonly inside: Transport;
}

/** Runs every case of an operation through the client. */
export const runCases = async (
  setup: OperationRun,
  { http, inside }: Transports,
  findings: RunFindings,
): Promise<void> => {
  const { plan, redactor } = setup;
  const { cases } = plan;
  const startedAt = performance.now();
  const [earlier, earlierMs] = [findings.cases.length, findings.casesMs];
  await forEach(cases, { signal: setup.signal, concurrency }, async (each) => {
    const transport = each.answer === undefined ? http : inside;
    const seen = await observeCall(each, { ...setup, transport });
    const verdict = checkCase(each, seen, { ...setup, baseUrl: transport.baseUrl });
    findings.faults.push(...verdict.faults);
    addDisputes(findings, each, verdict.disputes);
    const validators = setup.validators[each.operation.id];
    const reasons = [...verdict.reasons, ...validatorReasons(each, seen, validators)];
    const report = describeCase(each, seen, { ...verdict, reasons }, redactor, setup.keepPassed);
    findings.cases.push(report);
    findings.casesMs = earlierMs + performance.now() - startedAt;
    if (report.isPassed) for (const id of each.covers) findings.covered.add(id);
    else findings.failed++;
    setup.tell("cases");
  });
  const order = new Map(cases.map(({ id }, index) => [id, index]));
  const own = findings.cases.splice(earlier);
  findings.cases.push(...own.sort((one, other) => (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0)));
};
