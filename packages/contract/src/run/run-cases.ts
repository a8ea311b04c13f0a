import { checkCase } from "../check/check-case.js";
import { validatorReasons } from "../check/check-validators.js";
import { observeCall } from "../check/observe-call.js";
import type { Transport } from "../check/transport.js";
import { describeCase } from "./describe-case.js";
import { addDisputes, forEach, type RunFindings, type RunSetup } from "./run-state.js";

// Enough to keep one core busy while sockets are waited for.
const concurrency = 8;

/** Runs every case of the plan through the client. */
export const runCases = async (
  setup: RunSetup,
  transport: Transport,
  findings: RunFindings,
): Promise<void> => {
  const { plan, redactor, onProgress } = setup;
  const { cases } = plan;
  const context = { ...setup, baseUrl: transport.baseUrl };
  const startedAt = performance.now();
  let failed = 0;
  await forEach(cases, { signal: setup.signal, concurrency }, async (each) => {
    const seen = await observeCall(each, { ...setup, transport });
    const verdict = checkCase(each, seen, context);
    findings.faults.push(...verdict.faults);
    addDisputes(findings, each, verdict.disputes);
    const reasons = [...verdict.reasons, ...validatorReasons(each, setup.validators[each.operation.id])];
    const report = describeCase(each, seen, { ...verdict, reasons }, redactor);
    findings.cases.push(report);
    findings.casesMs = performance.now() - startedAt;
    if (report.isPassed) for (const id of each.covers) findings.covered.add(id);
    else failed++;
    onProgress({ name: plan.name, phase: "cases", done: findings.cases.length, total: cases.length, failed });
  });
};
