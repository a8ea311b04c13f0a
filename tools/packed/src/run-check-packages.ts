import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describeCommand, runCommandLine, step, type Terminal } from "@provider-clients/command-line";
import { pnpm, rootFolder, runCommand, temporaryFolder } from "@provider-clients-internal/shared";

const command = describeCommand({
  name: "pnpm lint:packages",
  summary:
    "Packs each package; publint looks whether package.json says what is in it, are-the-types-wrong whether the types resolve as the code does.",
  exitCodes: { 0: "every tarball is sound", 1: "one would not work as published" },
});

const bin = (name: string) => fileURLToPath(new URL(`../node_modules/.bin/${name}`, import.meta.url));

/** The `lint:packages` command; resolves to its exit code. */
export const runCheckPackages = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async () => {
    using folder = temporaryFolder("tarballs");
    const names = readdirSync(join(rootFolder, "packages"));
    const failed: string[] = [];
    for (const name of names) {
      const problems = await step(
        terminal,
        name,
        () => problemsOf(name, folder.path),
        (found) => found.length === 0,
      );
      for (const problem of problems) terminal.error(problem);
      if (problems.length > 0) failed.push(name);
    }
    if (failed.length > 0)
      terminal.error(`packages: ${failed.join(", ")} would not work as published; see above.`);
    else terminal.log(`packages: the tarballs of ${names.join(", ")} are sound`);
    return failed.length === 0 ? 0 : 1;
  });

const problemsOf = async (name: string, target: string): Promise<string[]> => {
  const folder = join(rootFolder, "packages", name);
  const tarball = join(target, `${name}.tgz`);
  await runCommand(pnpm, ["pack", "--out", tarball], { cwd: folder });
  const checks = [
    runCommand(bin("publint"), ["--strict", tarball], { cwd: folder }),
    runCommand(bin("attw"), [tarball, "--profile", "esm-only", "--no-emoji"], { cwd: folder }),
  ];
  const results = await Promise.allSettled(checks);
  return results.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
};
