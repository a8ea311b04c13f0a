import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Check, exitOnSignals, temporaryFolder } from "@provider-clients-internal/everywhere";
import { prepare, rehearseFailure, rehearseRelease } from "./rehearse/rehearsal.ts";
import { rehearsalMarkdown } from "./rehearse/report.ts";
import { rootFolder } from "./tasks/turbo.ts";
import { step } from "./terminal/step.ts";

// `pnpm release:rehearse [--committed]`: a whole release to a registry on loopback, from a copy of the repository,
// with or without what is not committed. Nothing of it stays, also after Ctrl-C, except a page of the documentation
// when all of it held.
const { values } = parseArgs({ options: { committed: { type: "boolean", default: false } } });

const printCheck = ({ group, subject, passed, detail }: Check): void =>
  console.log(`${passed ? "ok     " : "FAILED "} ${group}  ${subject}${detail ? `  ${detail}` : ""}`);

const writeReport = (checks: readonly Check[]): void => {
  const folder = join(rootFolder, "docs");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "release-rehearsal.md"), rehearsalMarkdown(checks));
};

/** @returns how many checks did not pass. @throws {Error} where the release itself goes wrong. */
const rehearse = async (): Promise<number> => {
  using folder = temporaryFolder("rehearsal");
  const repository = await prepare(folder.path, values.committed);
  const checks = await rehearseRelease(repository, folder.path);
  checks.forEach(printCheck);
  for (const failure of ["refuse", "store, then hang up"] as const) {
    await step(`release again, break off after two packages (${failure}), and repeat it`, () =>
      rehearseFailure(repository, folder.path, failure),
    );
  }
  const failed = checks.filter(({ passed }) => !passed).length;
  console.log(
    `release:rehearse: ${checks.length - failed} of ${checks.length} checks passed; no duplicate, no gap`,
  );
  if (failed === 0 && !values.committed) writeReport(checks);
  return failed;
};

exitOnSignals();
try {
  process.exitCode = (await rehearse()) > 0 ? 1 : 0;
} catch (error) {
  console.error(`release:rehearse: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
