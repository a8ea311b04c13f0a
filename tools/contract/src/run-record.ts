import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { type ContractReport, runContractCommand } from "@provider-clients/contract";
import { rootFolder } from "@provider-clients-internal/shared";
import { staleNames, writeRecord } from "./record.ts";
import { ownSubjects } from "./subjects.ts";
import { summarise, type VerificationSummary } from "./summary.ts";

const command = describeCommand({
  name: "pnpm record",
  summary: "Runs the contract checks, and keeps their figures in docs/verification.json for the READMEs.",
  options: { check: { type: "boolean", about: "write nothing, and fail when the figures have changed" } },
  notes:
    "A provider whose checks fail keeps the record that it had. Providers that were added by new-provider have none.",
  exitCodes: {
    0: "everything passed, and the record is up to date",
    1: "something failed, or with --check is stale",
  },
});

/** The `record` command; resolves to its exit code. */
export const runRecord = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values }) => {
    const summaries: Record<string, VerificationSummary> = {};
    const rerun = (id: string) => `pnpm contract --case ${id}`;
    const onReport = (report: ContractReport) => {
      const summary = summarise(report);
      if (summary) summaries[report.name] = summary;
    };
    const code = await runContractCommand(ownSubjects, [], { rerun, terminal, onReport });
    const names = ownSubjects.map(({ name }) => name);
    const stale = staleNames(rootFolder, summaries);
    if (values.check) {
      if (stale.length === 0) return code;
      terminal.error(
        `record: docs/verification.json has other figures for ${stale.join(", ")}. Run \`pnpm record\`.`,
      );
      return 1;
    }
    writeRecord(rootFolder, names, summaries);
    for (const name of names.filter((each) => summaries[each] === undefined))
      terminal.error(`record: ${name} failed; its record is left as it was.`);
    terminal.log(`record: ${stale.length === 0 ? "up to date" : `wrote ${stale.join(", ")}`}`);
    return code;
  });
