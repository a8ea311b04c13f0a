import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const real = fileURLToPath(new URL("../../..", import.meta.url));

/** Runs a tool of the repository; resolves to its output if it fails, otherwise to an empty string. */
const complaintsOf = (tool: string, parameters: readonly string[], folder: string): Promise<string> =>
  promisify(execFile)(join(real, tool), parameters, { cwd: folder, maxBuffer: 10_000_000 }).then(
    () => "",
    ({ stdout, stderr, message }: Error & { readonly stdout?: string; readonly stderr?: string }) =>
      `${stdout ?? ""}${stderr ?? ""}` || message,
  );

/** Builds a package of a temporary repository, like its `build` script. */
export const buildPackage = (root: string, name: string): Promise<string> =>
  complaintsOf("node_modules/.bin/tsc", ["-p", "tsconfig.build.json"], join(root, "packages", name));

/** Lints the hand-owned files of a package, after the formatter that new-provider runs. */
export const lintPackage = async (root: string, name: string): Promise<string> => {
  // Biome ignores everything inside node_modules, where the temporary repository is.
  const folder = await mkdtemp(join(tmpdir(), "new-provider-lint-"));
  try {
    await cp(join(real, "biome.json"), join(folder, "biome.json"));
    await cp(join(root, "packages", name), join(folder, "packages", name), { recursive: true });
    await rm(join(folder, "packages", name, "dist"), { recursive: true, force: true });
    const biome = "node_modules/.bin/biome";
    const rest = ["--error-on-warnings", "--vcs-enabled=false", `packages/${name}`];
    return (
      (await complaintsOf(biome, ["check", "--write", ...rest], folder)) ||
      (await complaintsOf(biome, ["check", ...rest], folder))
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Runs the generated unit tests of a package. */
export const testPackage = async (root: string, name: string): Promise<string> => {
  await linkTestSupport(root, name);
  const folder = join(root, "packages", name);
  return complaintsOf("tools/third-party/node_modules/.bin/vitest", ["run", "--root", folder], folder);
};

/** Lets a package of a temporary repository find what its tests import. */
export const linkTestSupport = async (root: string, name: string): Promise<void> => {
  const folder = join(root, "packages", name, "node_modules/@provider-clients-internal");
  await mkdir(folder, { recursive: true });
  await symlink(join(real, "tools/test-support"), join(folder, "test-support"));
};
