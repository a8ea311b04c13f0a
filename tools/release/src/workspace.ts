import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** A package that is published. */
export interface PublishedPackage {
  readonly name: string;
  /** The folder in packages/, which is also the name of its document if it has one. */
  readonly folder: string;
  readonly version: string;
  /** What is installed with it: dependencies and peer dependencies, by name. */
  readonly dependencies: readonly string[];
  /** True if the tarball contains the documents themselves. */
  readonly shipsSpecs: boolean;
}

/** The fields of package.json that are used here. */
export interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly private?: boolean;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** Every package in packages/ that is not private, sorted by folder. */
export const readPackages = async (root: string): Promise<readonly PublishedPackage[]> => {
  const entries = await readdir(join(root, "packages"), { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const packages = await Promise.all(
    folders.sort().map(async (folder): Promise<readonly PublishedPackage[]> => {
      const text = await readFile(join(root, "packages", folder, "package.json"), "utf8").catch(
        undefinedWhereAbsent,
      );
      return text === undefined ? [] : publishedPackage(folder, JSON.parse(text));
    }),
  );
  return packages.flat();
};

const publishedPackage = (folder: string, manifest: Manifest): readonly PublishedPackage[] => {
  if (manifest.private === true || manifest.name === undefined) return [];
  return [
    {
      name: manifest.name,
      folder,
      version: manifest.version ?? "0.0.0",
      dependencies: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }),
      shipsSpecs: (manifest.files ?? []).includes("specs"),
    },
  ];
};

const undefinedWhereAbsent = (error: NodeJS.ErrnoException): undefined => {
  if (error.code !== "ENOENT") throw error;
  return undefined;
};
