import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeCommand, runCommandLine, step, type Terminal } from "@provider-clients/command-line";
import type { Check } from "@provider-clients-internal/packed";
import { rootFolder, temporaryFolder } from "@provider-clients-internal/shared";
import { prepare, rehearseFailure, rehearseRelease } from "./rehearse/rehearsal.ts";
import { rehearsalMarkdown } from "./rehearse/report.ts";

const command = describeCommand({
  name: "pnpm release:rehearse",
  summary: `A whole release to a registry on loopback, from a copy of the repository; takes minutes. Nothing of it stays, also after
Ctrl-C, except docs/release-rehearsal.md when all of it held.`,
  options: { committed: { type: "boolean", about: "without what is not committed" } },
  exitCodes: { 0: "everything held", 1: "something did not" },
});

const checkLine = ({ group, subject, passed, detail }: Check): string =>
  `${passed ? "ok     " : "FAILED "} ${group}  ${subject}${detail ? `  ${detail}` : ""}`;

const writeReport = (checks: readonly Check[]): void => {
  const folder = join(rootFolder, "docs");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "release-rehearsal.md"), rehearsalMarkdown(checks));
};

/** @returns how many checks failed. @throws {Error} if the release itself fails. */
const rehearse = async (isCommittedOnly: boolean, terminal: Terminal): Promise<number> => {
  using folder = temporaryFolder("rehearsal");
  const repository = await prepare(folder.path, isCommittedOnly, terminal);
  const checks = await rehearseRelease(repository, folder.path, terminal);
  for (const check of checks) terminal.log(checkLine(check));
  for (const failure of ["refuse", "store, then hang up"] as const) {
    await step(terminal, `release again, break off after two packages (${failure}), and repeat it`, () =>
      rehearseFailure(repository, folder.path, failure),
    );
  }
  const failed = checks.filter(({ passed }) => !passed).length;
  terminal.log(
    `release:rehearse: ${checks.length - failed} of ${checks.length} checks passed; no duplicate, no gap`,
  );
  if (failed === 0 && !isCommittedOnly) writeReport(checks);
  return failed;
};

/** The `release:rehearse` command; resolves to its exit code. */
export const runReleaseRehearse = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values }) => {
    try {
      return (await rehearse(values.committed, terminal)) > 0 ? 1 : 0;
    } catch (error) {
      terminal.error(`release:rehearse: ${error instanceof Error ? error.message : error}`);
      return 1;
    }
  });
