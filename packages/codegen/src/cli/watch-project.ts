import { existsSync, type FSWatcher, watch } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { type Terminal, UsageError } from "@provider-clients/command-line";
import { InputError, isAddress, loadSpecAt, SpecError } from "@provider-clients/openapi";
import { generateProject, type Project } from "../output/generate-project.js";
import type { Target } from "../target.js";

/** What is generated again and again. */
export interface Watched {
  /** Reads the config anew. @throws {UsageError} */
  readonly load: () => Promise<Project>;
  /** The config; its changes count too. */
  readonly config: string | undefined;
}

/** Generates now and after every change of a document, of a file that one refers to, or of the config, until the signal. */
export const watchProject = async (
  { load, config }: Watched,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> => {
  let files: readonly string[] = config === undefined ? [] : [config];
  while (!signal.aborted) {
    const project = await load().catch((error: unknown) => {
      if (!(error instanceof UsageError)) throw error;
      terminal.error(error.message);
      return undefined;
    });
    if (project !== undefined) files = await filesOf(project, config);
    // The watch begins before the files are read: a change in between is seen.
    const changed = nextChange(files, signal);
    if (project !== undefined) await generateProject(project, false, terminal);
    terminal.log(`Watching ${files.length} file${files.length === 1 ? "" : "s"}; Ctrl-C stops it.`);
    await changed;
  }
  return 0;
};

const filesOf = async (
  { root, targets }: Project,
  config: string | undefined,
): Promise<readonly string[]> => {
  const parts = await Promise.all(targets.map((target) => partsOf(root, target)));
  const paths = [...targets.flatMap(({ document, losses }) => [document, losses]), ...parts.flat()];
  const own = paths.filter((path) => !isAddress(path)).map((path) => resolve(root, path));
  return [...new Set([...(config === undefined ? [] : [config]), ...own])];
};

/** The further files of a document; none while it cannot be read, which generation says. */
const partsOf = async (root: string, target: Target): Promise<readonly string[]> => {
  try {
    return (await loadSpecAt(root, target)).parts;
  } catch (error) {
    if (error instanceof SpecError || error instanceof InputError) return [];
    throw error;
  }
};

/** Resolves at the first change of one of the files, or when the signal comes. Folders are watched: editors replace files. */
const nextChange = (files: readonly string[], signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const byFolder = Map.groupBy(files, (file) => dirname(file));
    const watchers: FSWatcher[] = [];
    const finish = (): void => {
      for (const watcher of watchers) watcher.close();
      signal.removeEventListener("abort", finish);
      done();
    };
    for (const [folder, members] of byFolder) {
      // Generation says that the document is not there; the config is watched still.
      if (!existsSync(folder)) continue;
      const names = members.map((file) => basename(file));
      const watcher = watch(folder, (_, name) => {
        if (name === null || names.includes(name)) finish();
      });
      // A folder that goes away is a change.
      watcher.once("error", finish);
      watchers.push(watcher);
    }
    signal.addEventListener("abort", finish);
    if (signal.aborted) finish();
  });
