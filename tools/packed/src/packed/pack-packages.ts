import { pnpm, rootFolder, runCommand } from "@provider-clients-internal/shared";

/** A package as it would be published. */
export interface PackedPackage {
  readonly name: string;
  readonly version: string;
  /** The tarball. */
  readonly file: string;
  /** The paths in it. */
  readonly paths: readonly string[];
}

interface PackReport {
  readonly name: string;
  readonly version: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

/** Packs every published package of a repository into a folder, as `pnpm publish` would. */
export const packPackages = async (target: string, root = rootFolder): Promise<PackedPackage[]> => {
  const args = ["--filter", "./packages/*", "pack", "--json", "--pack-destination", target];
  const reports: PackReport[] = JSON.parse(await runCommand(pnpm, args, { cwd: root }));
  return reports.map(({ name, version, filename, files }) => ({
    name,
    version,
    file: filename,
    paths: files.map(({ path }) => path).sort(),
  }));
};
