import { readdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** The part of package.json that matters to users. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly private?: boolean;
  readonly type?: string;
  readonly sideEffects?: boolean;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package as it came out of its tarball. */
export interface InstalledPackage {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Every file, relative to the folder. */
  readonly paths: readonly string[];
}

/** Reads a package that is installed in a project. */
export const readInstalled = async (project: string, name: string): Promise<InstalledPackage> => {
  const folder = dirname(createRequire(join(project, "package.json")).resolve(`${name}/package.json`));
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith("node_modules"))
    .sort();
  return { folder, manifest: JSON.parse(await readFile(join(folder, "package.json"), "utf8")), paths };
};
