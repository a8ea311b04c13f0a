import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { optionalPeers } from "@provider-clients-internal/packed";
import { runCommand } from "@provider-clients-internal/shared";
import type { Registry } from "./registry.ts";
import { scopedRegistry } from "./scratch-repository.ts";

// npm writes no SBOM for a project without a version.
const manifest = { name: "rehearsal", version: "0.0.0", private: true, type: "module" };

/** Creates an empty project and installs packages from a registry with npm, like a user. */
export const installFrom = async (
  registry: Registry,
  folder: string,
  packages: readonly string[],
): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest)}\n`);
  writeFileSync(join(folder, ".npmrc"), scopedRegistry(registry.url));
  // Its own cache: the next rehearsal publishes different bytes under the same version.
  const cache = join(folder, "..", "npm-cache");
  const args = ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--cache", cache];
  await runCommand("npm", [...args, ...packages], { cwd: folder });
  // The development dependencies that the examples and programs need, as a user would have them.
  const peers = Object.entries(optionalPeers).map(([name, version]) => `${name}@${version}`);
  await runCommand("npm", [...args, "--save-dev", "@types/node@24", "vitest@5", ...peers], { cwd: folder });
  await runCommand("npm", ["ls", "--all", "--omit=dev", "--cache", cache], { cwd: folder });
};
