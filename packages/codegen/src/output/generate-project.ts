import { join } from "node:path";
import type { Terminal } from "@provider-clients/command-line";
import { SpecError } from "@provider-clients/openapi";
import type { Target } from "../target.js";
import { compareOutputs, type Difference, findOrphans, sortDifferences } from "./compare.js";
import { type DocumentResult, generateDocument } from "./generate-document.js";
import { refuseHandWritten } from "./hand-written.js";
import type { Output } from "./outputs.js";
import { moveStaged, withStaging } from "./staging.js";
import { type CheckTypes, typeCheck } from "./type-check.js";
import { writeOutputs } from "./write.js";

/** The documents that are generated together, and their files on disk. */
export interface Project {
  /** The folder that all paths are relative to. */
  readonly root: string;
  readonly targets: readonly Target[];
  /** Folders of generated files whose document may have been removed. */
  readonly folders: readonly string[];
  /** Files that are generated without a document. */
  readonly shared: readonly Output[];
  /** The command that updates everything, for messages. */
  readonly command: string;
}

/**
 * Writes the files that differ from those on disk; with `isCheck` only reports them. Resolves to the exit code.
 *
 * Everything is generated and compiled in a staging folder first: if any document has a problem, no file is touched.
 */
export const generateProject = async (
  project: Project,
  isCheck: boolean,
  terminal: Terminal,
  checkTypes: CheckTypes = typeCheck,
): Promise<number> => {
  try {
    if (isCheck) return reportDifferences(project, await checkFreshness(project), terminal);
    reportWritten(await bringInLine(project, checkTypes), terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    for (const line of error.message.split("\n")) terminal.error(line);
    terminal.error("Nothing was written.");
    return 1;
  }
};

const checkFreshness = async (project: Project): Promise<readonly Difference[]> => {
  const own = await generateAside(project);
  return sortDifferences([...own, ...(await compareOutputs(project.root, project.shared))]);
};

const bringInLine = (project: Project, checkTypes: CheckTypes): Promise<readonly Difference[]> =>
  withStaging(project.root, async (folder) => {
    const { root, shared } = project;
    const own = sortDifferences(await generateAside(project, { folder, checkTypes }));
    await refuseHandWritten(root, own);
    moveStaged(root, folder, own);
    const others = await compareOutputs(root, shared);
    await writeOutputs(root, shared, others);
    return [...own, ...others];
  });

/** Where new files are staged and compiled; without it, they are only compared. */
interface Staging {
  readonly folder: string;
  readonly checkTypes: CheckTypes;
}

/** Reports the problems of all documents at once, not only those of the first. */
const generateAside = async (
  { root, targets, folders }: Project,
  staging?: Staging,
): Promise<readonly Difference[]> => {
  const results: DocumentResult[] = [];
  for (const target of targets)
    results.push(await generateDocument({ root, target, stagingFolder: staging?.folder }));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new SpecError(problems);
  const changed = results.filter(({ differences }) => differences.length > 0);
  const misfits = staging ? await staging.checkTypes(root, changed, join(staging.folder, "type-check")) : [];
  if (misfits.length > 0) throw new SpecError(misfits);
  const expected = results.flatMap(({ outputs }) => outputs.map(({ path }) => path));
  const all = [...new Set([...targets.map(({ output }) => output), ...folders])];
  return [...results.flatMap(({ differences }) => differences), ...(await findOrphans(root, all, expected))];
};

const reportWritten = (differences: readonly Difference[], terminal: Terminal): void => {
  for (const { path, kind } of differences)
    terminal.log(`${kind === "orphaned" ? "removed" : "wrote"} ${path}`);
};

const reportDifferences = (
  project: Project,
  differences: readonly Difference[],
  terminal: Terminal,
): number => {
  for (const { path, kind } of differences)
    terminal.error(`${kind}: ${path}${kind === "orphaned" ? reasonOf(project, path) : ""}`);
  if (differences.length === 0) return 0;
  terminal.error(`Run \`${project.command}\` and commit what it writes.`);
  return 1;
};

const reasonOf = ({ targets, folders }: Project, path: string): string => {
  const all = [...targets.map(({ output }) => output), ...folders];
  const folder = all.find((each) => path.startsWith(`${each}/`)) ?? "";
  return ` (nothing generates it; only generated files live in ${folder})`;
};
