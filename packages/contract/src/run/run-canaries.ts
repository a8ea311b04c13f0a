import { checkCase } from "../check/check-case.js";
import { observeCall } from "../check/observe-call.js";
import type { Transport } from "../check/transport.js";
import { forEach, type OperationRun, type RunFindings } from "./run-state.js";

/** Sends every violation without the client, to find constraints that the judges do not check. */
export const runCanaries = async (
  setup: OperationRun,
  transport: Transport,
  findings: RunFindings,
): Promise<void> => {
  const { plan } = setup;
  const { canaries } = findings;
  const cases = plan.cases.filter(({ kind }) => kind === "refused");
  const context = { ...setup, baseUrl: transport.baseUrl };
  await forEach(cases, { signal: setup.signal, concurrency: 1 }, async (each) => {
    const seen = await observeCall(each, { ...setup, adapter: setup.rawAdapter, transport });
    const { reasons, judge } = checkCase(each, seen, context);
    const [reason] = reasons;
    canaries.made++;
    if (reason !== undefined || judge === undefined || judge === "client") {
      canaries.missed = [...canaries.missed, { id: each.id, reason: reason ?? "it was not sent" }];
    } else {
      canaries.refused++;
      canaries.judges = { ...canaries.judges, [judge]: canaries.judges[judge] + 1 };
      const silence = each.expect.kind === "refused" ? each.expect.violation.silence : undefined;
      if (judge === "second")
        canaries.silences = [
          ...canaries.silences,
          { id: each.id, reason: silence ?? "Prism did not notice it" },
        ];
    }
    setup.tell("canaries");
  });
};
