import { failuresOf, runContractCommand } from "@provider-clients/contract";
import { addedSubjects } from "@provider-clients-internal/contract";
import type { ContractResult } from "./measured-document.ts";

// Run by measure-contract.ts with the root of a temporary repository that contains one added package.
const [root = ""] = process.argv.slice(2);
const found: ContractResult[] = [];
await runContractCommand(await addedSubjects(root), ["--no-mutants", "--seed", "1"], {
  rerun: String,
  onReport: (report) => {
    const { cases, coverage } = report;
    found.push({
      state: "run",
      cases: cases.length,
      failures: failuresOf(report).length,
      missing: coverage.missing.length,
    });
  },
});
process.send?.(found[0] ?? { state: "not run", reason: "there was no report" });
