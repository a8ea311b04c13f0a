import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { Terminal } from "@provider-clients/command-line";

/** Writes a file and its folders, and prints that if there is a terminal. */
export const writeReport = async (path: string, text: string, terminal?: Terminal): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
  terminal?.log(`wrote ${path}`);
};
