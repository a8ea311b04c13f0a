import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describeCommand, jsonOption, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { rootFolder } from "@provider-clients-internal/shared";
import { licencesMarkdown } from "./report/licences.ts";
import { reportMarkdown } from "./report/markdown.ts";
import { failuresOf, type Report, skippedOf } from "./report/outcome.ts";
import { reportSummary } from "./report/summary.ts";
import { reportText } from "./report/text.ts";
import { clientRuntimes } from "./runtimes/runtimes.ts";
import { testEverywhere } from "./test-everywhere.ts";

const command = describeCommand({
  name: "pnpm test:everywhere",
  summary: "Installs the packed packages as users do, and runs the same program on every runtime.",
  options: {
    only: {
      type: "string",
      value: "runtime",
      about: "only this runtime; may be given several times",
      isRepeated: true,
      known: clientRuntimes.map(({ id }) => id),
    },
    present: {
      type: "boolean",
      about: "only what is on this machine: nothing is installed, the documentation is not written",
    },
    strict: { type: "boolean", about: "a runtime that could not be had is a failure" },
    json: jsonOption,
  },
  exitCodes: { 0: "everything passed", 1: "something failed" },
});

/** The `test:everywhere` command; resolves to its exit code. */
export const runTestEverywhere = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values }) => {
    const report = await testEverywhere({ isPresentOnly: values.present, only: values.only }, terminal);
    const failures = failuresOf(report);
    const skipped = skippedOf(report);
    if (values.json) {
      const licences = Object.fromEntries(report.licences);
      terminal.log(JSON.stringify({ ...report, licences, failures, skipped }, null, 2));
    } else {
      terminal.log(reportText(report, terminal));
      for (const line of skipped) terminal.log(`SKIPPED: ${line}`);
    }
    for (const line of failures) terminal.error(`FAILED: ${line}`);
    // The documentation says what held; a run that failed says so here, and leaves the page alone.
    if (!values.present && values.only.length === 0 && failures.length === 0)
      await writeDocumentation(report);
    return failures.length > 0 || (values.strict && skipped.length > 0) ? 1 : 0;
  });

const writeDocumentation = async (report: Report): Promise<void> => {
  const folder = join(rootFolder, "docs");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "runtimes.md"), reportMarkdown(report));
  await writeFile(join(folder, "runtimes.json"), reportSummary(report));
  await writeFile(join(folder, "licences.md"), licencesMarkdown(report.licences));
};
