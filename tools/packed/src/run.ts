import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { exitOnSignals, rootFolder } from "@provider-clients-internal/shared";
import { type Arguments, readArguments } from "./arguments.ts";
import { licencesMarkdown } from "./report/licences.ts";
import { reportMarkdown } from "./report/markdown.ts";
import { failuresOf, skippedOf } from "./report/outcome.ts";
import { reportSummary } from "./report/summary.ts";
import { reportText } from "./report/text.ts";
import { testEverywhere } from "./test-everywhere.ts";

const run = async (args: Arguments): Promise<number> => {
  const report = await testEverywhere(args);
  const failures = failuresOf(report);
  const skipped = skippedOf(report);
  if (args.isJson) {
    const licences = Object.fromEntries(report.licences);
    console.log(JSON.stringify({ ...report, licences, failures, skipped }, null, 2));
  } else {
    console.log(reportText(report));
    for (const line of skipped) console.log(`SKIPPED: ${line}`);
  }
  for (const line of failures) console.error(`FAILED: ${line}`);
  // The documentation says what held; a run that failed says so here, and leaves the page alone.
  if (!args.isPresentOnly && args.only.length === 0 && failures.length === 0) {
    const folder = join(rootFolder, "docs");
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, "runtimes.md"), reportMarkdown(report));
    await writeFile(join(folder, "runtimes.json"), reportSummary(report));
    await writeFile(join(folder, "licences.md"), licencesMarkdown(report.licences));
  }
  return failures.length > 0 || (args.isStrict && skipped.length > 0) ? 1 : 0;
};

exitOnSignals();
const args = readArguments(process.argv.slice(2));
if (args) process.exitCode = await run(args);
