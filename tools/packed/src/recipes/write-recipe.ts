import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";
import { allBlocksOf } from "../outside/readme-steps.ts";

/** Writes the files that a page of docs/recipes shows into a folder: what the page says is what is tried. */
export const writeRecipe = async (page: string, folder: string): Promise<void> => {
  const text = await readFile(join(rootFolder, "docs/recipes", `${page}.md`), "utf8");
  const files = allBlocksOf(text).filter(({ title }) => title !== "");
  if (files.length === 0) throw new Error(`docs/recipes/${page}.md shows no file.`);
  for (const { title, code } of files) {
    await mkdir(dirname(join(folder, title)), { recursive: true });
    await writeFile(join(folder, title), code);
  }
};
