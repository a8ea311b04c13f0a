import { globSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Makes a folder hold these files and no others. A file that is right already is not touched, so that nobody reads it again. */
export const writeFolder = async (folder: string, files: ReadonlyMap<string, string>): Promise<void> => {
  const present = globSync("**/*.*", { cwd: folder });
  for (const file of present.filter((each) => !files.has(each))) await rm(join(folder, file));
  for (const [file, text] of files) {
    const path = join(folder, file);
    if (present.includes(file) && (await readFile(path, "utf8")) === text) continue;
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
};
