import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runNewProvider } from "@provider-clients/codegen";
import { onTestFinished } from "vitest";
import { makeRepository } from "../src/throwaway-repository.ts";

/** A temporary repository with everything that new-provider reads and changes. */
export interface Repository {
  readonly root: string;
  /** Runs the command without compiling, which takes longer than the rest; its output is one string. */
  readonly newProvider: (
    ...parameters: string[]
  ) => Promise<{ readonly code: number; readonly printed: string }>;
  readonly read: (path: string) => Promise<string>;
  /** Writes a document beside the repository's own folders; resolves to its path. */
  readonly document: (name: string, text: string) => Promise<string>;
  /** Every file of the repository with its contents, except installed packages. */
  readonly files: () => Promise<Readonly<Record<string, string>>>;
}

/** Creates such a repository and removes it when the test is over. */
export const createRepository = async (): Promise<Repository> => {
  const { root, remove } = await makeRepository();
  onTestFinished(remove);
  return {
    root,
    read: (path) => readFile(join(root, path), "utf8"),
    newProvider: async (...parameters) => {
      const lines: string[] = [];
      const print = (line: string): void => void lines.push(line);
      const code = await runNewProvider(root, parameters, { log: print, error: print }, async () => []);
      return { code, printed: lines.join("\n") };
    },
    document: async (name, text) => {
      const path = join(root, "node_modules/given", name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
      return path;
    },
    files: () => filesIn(root),
  };
};

const filesIn = async (root: string): Promise<Readonly<Record<string, string>>> => {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
    .filter((path) => !path.startsWith("node_modules/given/") && !path.startsWith("packages/client-core/"));
  const texts = await Promise.all(
    paths.map(async (path) => [path, await readFile(join(root, path), "utf8")]),
  );
  return Object.fromEntries(texts);
};
