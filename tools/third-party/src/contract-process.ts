import { runContractCommand } from "@provider-clients/contract";
import { addedSubjects } from "@provider-clients-internal/contract";
import type { ContractResult } from "./measured-document.ts";

// Run by measure-contract.ts with the root of a temporary repository that contains one added package.
const [root = ""] = process.argv.slice(2);
const found: ContractResult[] = [];
await runContractCommand(await addedSubjects(root), ["--no-mutants", "--seed", "1"], {
  rerun: String,
  onReport: (report) => {
    const { cases, random, canaries, coverage } = report;
    const { user, system } = process.cpuUsage();
    const failures = [
      ...cases.flatMap(({ id, isPassed, reasons, wire }) =>
        isPassed ? [] : [{ id, reason: [...reasons, ...wire][0] }],
      ),
      ...random.flatMap(({ id, isPassed, reasons }) => (isPassed ? [] : [{ id, reason: reasons[0] }])),
      ...canaries.missed,
    ];
    found.push({
      state: "run",
      cases: cases.length,
      failures: failures.length,
      firstFailures: failures.slice(0, 5).map(({ id, reason = "no reason" }) => ({ id, reason })),
      missing: coverage.missing.length,
      processorSeconds: Math.round((user + system) / 1e6),
      peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
    });
  },
});
process.send?.(found[0] ?? { state: "not run", reason: "there was no report" });
