import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { specPlaceOf } from "@provider-clients/openapi";
import { listFiles } from "../output/compare.js";
import type { Target } from "../target.js";

/** The target for a document of this repository. */
export const repositoryTarget = (name: string): Target => ({
  ...specPlaceOf(name),
  output: outputOf(name),
  command: `pnpm generate ${name}`,
});

/** The folders for generated files of all packages, even those without a document. */
export const generatedFolders = async (root: string): Promise<readonly string[]> => {
  const folders = (await readdir(join(root, "packages"))).map(outputOf);
  const found = await Promise.all(
    folders.map(async (folder) => ((await listFiles(root, folder)).length > 0 ? [folder] : [])),
  );
  return found.flat().sort();
};

const outputOf = (name: string): string => `packages/${name}/src/generated`;
