import { existsSync, realpathSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** A package as a page can load it. */
export interface ServedPackage {
  readonly name: string;
  readonly folder: string;
  /** Its import map entries: each specifier and its file. */
  readonly imports: readonly (readonly [specifier: string, path: string])[];
}

type Target = string | { readonly [condition: string]: Target };

interface Manifest {
  readonly exports?: Target;
  readonly main?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const entryOf = (target: Target): string =>
  typeof target === "string" ? target : entryOf(target.browser ?? target.import ?? target.default ?? "");

/** `exports` may be one target, conditions for one, or targets by path. */
const pathsOf = ({ exports, main = "./index.js" }: Manifest): [path: string, target: Target][] => {
  if (typeof exports === "object" && "." in exports) return Object.entries(exports);
  return [[".", exports ?? `./${main.replace(/^\.\//, "")}`]];
};

const folderOf = (name: string, from: string): string => {
  const folder = join(from, "node_modules", name);
  if (existsSync(folder)) return realpathSync(folder);
  if (dirname(from) === from) throw new Error(`${name} is not installed`);
  return folderOf(name, dirname(from));
};

/** The packages and all their dependencies, each resolved from its importer. */
export const servedPackages = async (
  names: readonly string[],
  from: string,
  found: Map<string, ServedPackage> = new Map(),
): Promise<ServedPackage[]> => {
  for (const name of names.filter((one) => !found.has(one))) {
    const folder = folderOf(name, from);
    const manifest: Manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
    const imports = pathsOf(manifest).map(
      ([path, target]) => [`${name}${path.slice(1)}`, `/modules/${name}${entryOf(target).slice(1)}`] as const,
    );
    found.set(name, { name, folder, imports });
    await servedPackages(Object.keys(manifest.dependencies ?? {}), folder, found);
  }
  return [...found.values()];
};
