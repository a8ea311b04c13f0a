import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { runGenerate } from "../src/run.js";

/** A temporary repository with documents and empty packages. */
export interface Workspace {
  readonly root: string;
  /** Runs the generate command without compiling, which takes longer than the rest; the output is one string. */
  readonly generate: (
    ...parameters: string[]
  ) => Promise<{ readonly code: number; readonly printed: string }>;
  readonly read: (path: string) => Promise<string>;
  readonly write: (path: string, text: string) => Promise<void>;
  /** All files in a folder, by path. */
  readonly files: (folder: string) => Promise<Readonly<Record<string, string>>>;
}

/** Creates a repository with one document per provider and removes it after the test. */
export const createWorkspace = async (documents: Readonly<Record<string, string>>): Promise<Workspace> => {
  const root = await mkdtemp(join(tmpdir(), "generate-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const write = async (path: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  };
  const read = (path: string): Promise<string> => readFile(join(root, path), "utf8");
  for (const [name, text] of Object.entries(documents)) {
    await write(`specs/${name}/openapi.yaml`, text);
    await write(`packages/${name}/package.json`, "{}");
  }
  return {
    root,
    read,
    write,
    generate: async (...parameters) => {
      const lines: string[] = [];
      const print = (line: string): void => void lines.push(line);
      const code = await runGenerate(root, parameters, { log: print, error: print }, async () => []);
      return { code, printed: lines.join("\n") };
    },
    files: async (folder) => {
      const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name));
      const texts = await Promise.all(
        paths.map(async (path) => [path.slice(root.length + 1), await readFile(path, "utf8")]),
      );
      return Object.fromEntries(texts);
    },
  };
};

/** Reads a document in test-support/fixtures. */
export const readFixture = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`fixtures/${path}`, import.meta.url)), "utf8");
