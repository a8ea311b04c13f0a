import { cp, mkdir, readFile, symlink, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { repositoryFolder } from "../folders.ts";
import { runCommand } from "../run-command.ts";
import type { NamedDocument } from "./documents.ts";
import { writeProviderPackage } from "./provider-package.ts";

/** What one `turbo run` did. */
export interface TurboRun {
  readonly seconds: number;
  /** Tasks that were executed, not restored from the cache. */
  readonly executed: number;
}

const binaries = join(repositoryFolder, "node_modules/.bin");
const environment = {
  PATH: [binaries, process.env.PATH ?? ""].join(delimiter),
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
};

/** Completes a workspace so that turbo can generate and build its providers as in this repository. */
export const completeWorkspace = async (
  workspace: string,
  documents: readonly NamedDocument[],
): Promise<void> => {
  const { packageManager } = JSON.parse(await readFile(join(repositoryFolder, "package.json"), "utf8")) as {
    packageManager: string;
  };
  await writeFile(
    join(workspace, "package.json"),
    JSON.stringify({ name: "bench", private: true, packageManager }),
  );
  await writeFile(join(workspace, "pnpm-workspace.yaml"), "packages: [packages/*]\npmOnFail: ignore\n");
  for (const file of ["turbo.json", "tsconfig.base.json", "scripts/src", "packages/client-core"]) {
    const isOurs = (path: string): boolean =>
      !/\/(node_modules|\.turbo)(\/|$)/.test(path.slice(repositoryFolder.length - 1));
    await cp(join(repositoryFolder, file), join(workspace, file), { recursive: true, filter: isOurs });
  }
  await mkdir(join(workspace, "node_modules"));
  for (const folder of ["scripts", "packages/client-core"]) {
    await symlink(join(repositoryFolder, folder, "node_modules"), join(workspace, folder, "node_modules"));
  }
  for (const { name } of documents) await writeProviderPackage(workspace, name);
};

const runTask = async (workspace: string, task: string): Promise<number> => {
  const report = await runCommand(join(binaries, "turbo"), ["run", task, "--output-logs=errors-only"], {
    cwd: workspace,
    env: environment,
  });
  const [, cached, total] = /Cached:\s+(\d+) cached, (\d+) total/.exec(report) ?? [];
  return Number(total) - Number(cached);
};

/** Brings every package up to date: generation, then the build. */
export const bringUpToDate = async (workspace: string): Promise<TurboRun> => {
  const before = performance.now();
  const executed = (await runTask(workspace, "generate")) + (await runTask(workspace, "build"));
  return { seconds: (performance.now() - before) / 1000, executed };
};

/** What the same change costs without turbo: the two commands of one package. */
export const generateAndBuildOne = async (workspace: string, name: string): Promise<number> => {
  const folder = join(workspace, "packages", name);
  const before = performance.now();
  await runCommand(process.execPath, ["../../scripts/src/generate.ts", name], {
    cwd: folder,
    env: environment,
  });
  await runCommand(join(folder, "node_modules/.bin/tsc"), ["-p", "tsconfig.build.json"], { cwd: folder });
  return (performance.now() - before) / 1000;
};
