import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Check } from "@provider-clients-internal/packed";
import {
  exitOnSignals,
  readCommandLine,
  rootFolder,
  step,
  temporaryFolder,
} from "@provider-clients-internal/shared";
import { prepare, rehearseFailure, rehearseRelease } from "./rehearse/rehearsal.ts";
import { rehearsalMarkdown } from "./rehearse/report.ts";

const HELP = `A whole release to a registry on loopback, from a copy of the repository. Nothing of it stays, also after Ctrl-C,
except docs/release-rehearsal.md when all of it held.

  pnpm release:rehearse [--committed]

  --committed  without what is not committed

Exit code: 0 everything held; 1 something did not; 2 a mistake on the command line.`;

const printCheck = ({ group, subject, passed, detail }: Check): void =>
  console.log(`${passed ? "ok     " : "FAILED "} ${group}  ${subject}${detail ? `  ${detail}` : ""}`);

const writeReport = (checks: readonly Check[]): void => {
  const folder = join(rootFolder, "docs");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "release-rehearsal.md"), rehearsalMarkdown(checks));
};

/** @returns how many checks did not pass. @throws {Error} where the release itself goes wrong. */
const rehearse = async (isCommittedOnly: boolean): Promise<number> => {
  using folder = temporaryFolder("rehearsal");
  const repository = await prepare(folder.path, isCommittedOnly);
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
  if (failed === 0 && !isCommittedOnly) writeReport(checks);
  return failed;
};

exitOnSignals();
const values = readCommandLine(process.argv.slice(2), HELP, { committed: { type: "boolean" } });
try {
  if (values) process.exitCode = (await rehearse(values.committed === true)) > 0 ? 1 : 0;
} catch (error) {
  console.error(`release:rehearse: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
