import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { main } from "../src/cli/main.js";

/** A temporary folder of a user without this repository. */
export interface OutsideFolder {
  readonly path: string;
  /** Runs `provider-codegen` in it; the output is one string. */
  readonly run: (...args: string[]) => Promise<{ readonly code: number; readonly printed: string }>;
  readonly read: (path: string) => Promise<string>;
  readonly write: (path: string, text: string) => Promise<void>;
  /** The paths of all files, sorted. */
  readonly paths: () => Promise<readonly string[]>;
}

/** Creates such a folder and removes it after the test. */
export const createOutsideFolder = async (): Promise<OutsideFolder> => {
  const path = await mkdtemp(join(tmpdir(), "outside-"));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return {
    path,
    run: async (...args) => {
      const lines: string[] = [];
      const print = (line: string): void => void lines.push(line);
      const code = await main(path, args, { log: print, error: print });
      return { code, printed: lines.join("\n") };
    },
    read: (file) => readFile(join(path, file), "utf8"),
    write: async (file, text) => {
      await mkdir(dirname(join(path, file)), { recursive: true });
      await writeFile(join(path, file), text);
    },
    paths: async () => {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
        .sort();
    },
  };
};
