import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { rootFolder, runCommand } from "@provider-clients-internal/shared";

/** A copy of the repository for changing, tagging and publishing. */
export interface ScratchRepository {
  readonly folder: string;
  /** Runs the pinned pnpm in it. */
  readonly pnpm: (...args: string[]) => Promise<string>;
  readonly git: (...args: string[]) => Promise<string>;
}

// No prompts, no telemetry, and no retries of a failing registry.
const environment = {
  CI: "true",
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  npm_config_fetch_retries: "0",
};

const listFiles = async (...options: string[]): Promise<string[]> => {
  const output = await runCommand("git", ["ls-files", "-z", ...options], { cwd: rootFolder });
  return output.split("\0").filter(Boolean);
};

/** Copies the current files over a clone, so that uncommitted work is rehearsed too. */
const overlayWorkTree = async (folder: string): Promise<void> => {
  for (const file of await listFiles("--deleted")) rmSync(join(folder, file), { force: true });
  for (const file of await listFiles("--cached", "--others", "--exclude-standard")) {
    const source = join(rootFolder, file);
    if (!existsSync(source)) continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(source, join(folder, file));
  }
};

/** Copies the repository into a folder and installs its dependencies there. */
export const scratchRepository = async (
  folder: string,
  isCommittedOnly: boolean,
): Promise<ScratchRepository> => {
  await runCommand("git", ["clone", "--quiet", "--no-tags", rootFolder, folder], { cwd: rootFolder });
  if (!isCommittedOnly) await overlayWorkTree(folder);
  const run =
    (file: string) =>
    (...args: string[]) =>
      runCommand(file, args, { cwd: folder, env: environment, timeoutMs: 600_000 });
  const git = run("git");
  await git("config", "user.name", "Rehearsal");
  await git("config", "user.email", "rehearsal@localhost");
  await git("add", "--all");
  await git("commit", "--quiet", "--allow-empty", "--no-verify", "--message", "Rehearsal");
  const pnpm = run(join(rootFolder, "node_modules/.bin/pnpm"));
  await pnpm("install", "--frozen-lockfile", "--prefer-offline", "--reporter=silent");
  return { folder, git, pnpm };
};

/** Writes a changeset for every package if there is none, so that a release can be rehearsed at any time. */
export const ensureChangeset = ({ folder }: ScratchRepository, packages: readonly string[]): boolean => {
  const changesets = join(folder, ".changeset");
  const isPending = readdirSync(changesets).some((file) => file.endsWith(".md") && file !== "README.md");
  if (isPending) return true;
  const bumps = packages.map((name) => `"${name}": patch\n`).join("");
  writeFileSync(join(changesets, "rehearsal.md"), `---\n${bumps}---\n\nRehearsed a release.\n`);
  return false;
};

/** Points our scope to a registry, which requires a token but ignores its value. */
export const scopedRegistry = (url: string): string =>
  `@provider-clients:registry=${url}/\n${url.replace("http:", "")}/:_authToken=rehearsal\n`;
