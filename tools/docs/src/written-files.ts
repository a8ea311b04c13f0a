import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Terminal } from "@provider-clients/command-line";

/** A file that a command writes. Without `text` it is removed. */
export interface WrittenFile {
  /** From the repository's root. */
  readonly path: string;
  readonly text: string | undefined;
}

/** The name of a writing command, its subject, and a hint about stale files. */
export interface Writer {
  readonly command: string;
  readonly title: string;
  readonly why: string;
}

/** Updates files, or with `isCheck` lists those that are stale; resolves to the exit code. */
export const writeFiles = async (
  root: string,
  files: readonly WrittenFile[],
  { command, title, why }: Writer,
  isCheck: boolean,
  terminal: Terminal,
): Promise<number> => {
  const stale: WrittenFile[] = [];
  for (const file of files) if (await isStale(root, file)) stale.push(file);
  const paths = stale.map(({ path }) => path).join(", ");
  if (stale.length === 0) terminal.log(`${title}: up to date`);
  else if (isCheck) terminal.error(`${title}: stale or missing: ${paths}. ${why} Run \`${command}\`.`);
  else {
    for (const file of stale) await write(root, file);
    terminal.log(`${title}: wrote ${paths}`);
  }
  return isCheck && stale.length > 0 ? 1 : 0;
};

const isStale = async (root: string, { path, text }: WrittenFile): Promise<boolean> => {
  const file = join(root, path);
  if (!existsSync(file)) return text !== undefined;
  return (await readFile(file, "utf8")) !== text;
};

const write = async (root: string, { path, text }: WrittenFile): Promise<void> => {
  const file = join(root, path);
  if (text === undefined) return rm(file);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
};
