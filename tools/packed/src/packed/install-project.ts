import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pnpm, runCommand } from "@provider-clients-internal/shared";
import type { PackedPackage } from "./pack-packages.ts";

/** What a project depends on. */
export interface ProjectOptions {
  /** The packages under test that it names itself. */
  readonly packages: readonly string[];
  /** Other packages, with their versions. */
  readonly dependencies?: Readonly<Record<string, string>>;
}

/**
 * Creates an empty project and installs packages and their dependencies from tarballs.
 *
 * In pnpm's layout, a package only finds what it lists, so importing an unlisted package fails here as it would for a
 * user.
 */
export const installProject = async (
  folder: string,
  packed: readonly PackedPackage[],
  { packages, dependencies = {} }: ProjectOptions,
): Promise<void> => {
  const tarballs = Object.fromEntries(packed.map(({ name, file }) => [name, `file:${file}`]));
  const ours = Object.fromEntries(packages.map((name) => [name, tarballs[name] ?? `missing:${name}`]));
  const manifest = { private: true, type: "module", dependencies: { ...ours, ...dependencies } };
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify(manifest, null, 2));
  // JSON is valid YAML. Without its own workspace file, the project might join one in a parent folder.
  const settings = { packages: ["."], overrides: tarballs, pmOnFail: "ignore", strictDepBuilds: false };
  await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings));
  await runCommand(pnpm, ["install", "--prefer-offline", "--ignore-scripts", "--reporter=append-only"], {
    cwd: folder,
  });
};
