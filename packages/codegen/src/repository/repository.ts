import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { specPlaceOf } from "@provider-clients/openapi";
import { listFiles } from "../output/compare.js";
import type { Target } from "../target.js";

/** Where a document of this repository and what is made of it stand. */
export const repositoryTarget = (name: string): Target => ({
  ...specPlaceOf(name),
  output: outputOf(name),
  command: `pnpm generate ${name}`,
});

/** The folders of generated files of all packages, whether or not a document still makes them. */
export const generatedFolders = async (root: string): Promise<readonly string[]> => {
  const folders = (await readdir(join(root, "packages"))).map(outputOf);
  const found = await Promise.all(
    folders.map(async (folder) => ((await listFiles(root, folder)).length > 0 ? [folder] : [])),
  );
  return found.flat().sort();
};

const outputOf = (name: string): string => `packages/${name}/src/generated`;
