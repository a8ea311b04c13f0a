import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { repositoryFolder } from "../folders.ts";
import type { OpenApiDocument } from "./slice-document.ts";

interface Generator {
  readonly runGenerate: (
    workspace: string,
    names: readonly string[],
    terminal: Readonly<Record<"log" | "error", (line: string) => void>>,
  ) => Promise<number>;
}

// The generator is no package that could export this, and its command only knows its own repository. Loaded by
// address, so that it is checked under its own compiler settings and not under these.
const loadGenerator = (): Promise<Generator> =>
  import(pathToFileURL(join(repositoryFolder, "scripts/src/generate/run.ts")).href);

interface Losses {
  readonly findLosses: (
    document: OpenApiDocument,
  ) => readonly { readonly pointer: string; readonly keyword: string }[];
}

/** The text of `lossy.json` that `pnpm new-provider` writes beside a document; undefined where nothing is lost. */
export const recordLosses = async (document: OpenApiDocument): Promise<string | undefined> => {
  const file = pathToFileURL(join(repositoryFolder, "scripts/src/generate/keywords/losses.ts"));
  const { findLosses } = (await import(file.href)) as Losses;
  const records = findLosses(document).map(({ pointer, keyword }) => ({ pointer, keyword }));
  return records.length === 0 ? undefined : JSON.stringify(records);
};

/** Generates as `pnpm generate <names…>` does. @throws {Error} with the first problem when it refuses. */
export const generate = async (workspace: string, names: readonly string[]): Promise<void> => {
  const { runGenerate } = await loadGenerator();
  const problems: string[] = [];
  const terminal = { log: () => undefined, error: (line: string) => problems.push(line) };
  const exitCode = await runGenerate(workspace, names, terminal);
  if (exitCode === 0) return;
  const [first = "no reason given"] = problems;
  throw new Error(`${problems.length - 1} problems, the first: ${first}`);
};
