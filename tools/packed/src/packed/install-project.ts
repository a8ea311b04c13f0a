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
 * Makes an empty project and installs packages from their tarballs, the ones they depend on included.
 *
 * pnpm's layout gives each package only what it lists, so that an import of an unlisted one fails here as it
 * would at a user's.
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
  // JSON is YAML. Without a workspace file of its own the project might join one further up.
  const settings = { packages: ["."], overrides: tarballs, pmOnFail: "ignore", strictDepBuilds: false };
  await writeFile(join(folder, "pnpm-workspace.yaml"), JSON.stringify(settings));
  await runCommand(pnpm, ["install", "--prefer-offline", "--ignore-scripts", "--reporter=append-only"], {
    cwd: folder,
  });
};
