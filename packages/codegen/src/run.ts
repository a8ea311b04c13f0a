import { join } from "node:path";
import { describeCommand, runCommandLine, type Terminal, unknownName } from "@provider-clients/command-line";
import { type Problem, SpecError } from "@provider-clients/openapi";
import {
  compareOutputs,
  type Difference,
  findOrphans,
  packagesWithGenerated,
  sortDifferences,
} from "./output/compare.js";
import { type DocumentResult, generateDocument } from "./output/generate-document.js";
import { generatedFolder, sharedOutputs } from "./output/outputs.js";
import { moveStaged, withStaging } from "./output/staging.js";
import { typeCheck } from "./output/type-check.js";
import { writeOutputs } from "./output/write.js";
import { exists, findSpecs } from "./repository/find-specs.js";

const command = describeCommand({
  name: "pnpm generate",
  summary: "Generated code from specs/<name>/openapi.yaml.",
  operands: [{ name: "names", about: "only these documents", isRepeated: true }],
  options: { check: { type: "boolean", about: "write nothing; name what is stale, missing or orphaned" } },
  exitCodes: {
    0: "everything is up to date now",
    1: "a document is wrong, or with --check something is stale",
  },
});

/**
 * The `generate` command; resolves to its exit code.
 *
 * All output is made and compiled aside first: when anything is wrong with any document, no file is touched.
 */
export const runGenerate = (
  root: string,
  args: readonly string[],
  terminal: Terminal,
  checkTypes: typeof typeCheck = typeCheck,
): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands }) => {
    const names = await chooseNames(root, operands);
    const isWhole = operands.length === 0;
    try {
      await checkPackages(root, names);
      return values.check
        ? reportDifferences(await checkFreshness(root, names, isWhole), terminal)
        : await bringInLine(root, names, isWhole, terminal, checkTypes);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      for (const line of error.message.split("\n")) terminal.error(line);
      terminal.error("Nothing was written.");
      return 1;
    }
  });

/** @throws {UsageError} for a name without a document. */
const chooseNames = async (root: string, names: readonly string[]): Promise<readonly string[]> => {
  const known = await findSpecs(root);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownName("document", unknown, known);
  return names.length > 0 ? [...new Set(names)] : known;
};

const checkPackages = async (root: string, names: readonly string[]): Promise<void> => {
  const problems: Problem[] = [];
  for (const name of names) {
    if (await exists(join(root, "packages", name, "package.json"))) continue;
    problems.push({
      file: `specs/${name}/openapi.yaml`,
      message: `there is no packages/${name} to write to. Add it, or remove the document.`,
    });
  }
  if (problems.length > 0) throw new SpecError(problems);
};

/** Compares the given packages, or everything that is generated, with what would be written. */
const checkFreshness = async (
  root: string,
  names: readonly string[],
  isWhole: boolean,
): Promise<readonly Difference[]> => {
  const own = await generateAside(
    root,
    names,
    undefined,
    isWhole ? await packagesWithGenerated(root) : names,
  );
  const shared = isWhole ? await compareOutputs(root, sharedOutputs()) : [];
  return sortDifferences([...own, ...shared]);
};

const bringInLine = (
  root: string,
  names: readonly string[],
  isWhole: boolean,
  terminal: Terminal,
  checkTypes: typeof typeCheck,
): Promise<number> =>
  withStaging(root, async (folder) => {
    const own = sortDifferences(await generateAside(root, names, folder, names, checkTypes));
    await moveStaged(root, folder, own);
    const shared = isWhole ? await compareOutputs(root, sharedOutputs()) : [];
    await writeOutputs(root, sharedOutputs(), shared);
    reportWritten([...own, ...shared], terminal);
    return 0;
  });

/** Every document's problems are reported at once, not those of the first alone. */
const generateAside = async (
  root: string,
  names: readonly string[],
  stagingFolder: string | undefined,
  folders: readonly string[],
  checkTypes: typeof typeCheck = typeCheck,
): Promise<readonly Difference[]> => {
  const results: DocumentResult[] = [];
  for (const name of names) results.push(await generateDocument({ root, name, stagingFolder }));
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0) throw new SpecError(problems);
  const changed = results.filter(({ differences }) => differences.length > 0);
  const misfits = stagingFolder === undefined ? [] : await checkTypes(root, changed);
  if (misfits.length > 0) throw new SpecError(misfits);
  const expected = results.flatMap(({ outputs }) => outputs.map(({ path }) => path));
  return [
    ...results.flatMap(({ differences }) => differences),
    ...(await findOrphans(root, folders, expected)),
  ];
};

const reportWritten = (differences: readonly Difference[], terminal: Terminal): void => {
  for (const { path, kind } of differences)
    terminal.log(`${kind === "orphaned" ? "removed" : "wrote"} ${path}`);
};

const reportDifferences = (differences: readonly Difference[], terminal: Terminal): number => {
  for (const { path, kind } of differences) terminal.error(`${kind}: ${path}${reasonOf(path, kind)}`);
  if (differences.length === 0) return 0;
  terminal.error("Run `pnpm generate` and commit what it writes.");
  return 1;
};

const reasonOf = (path: string, kind: Difference["kind"]): string => {
  if (kind !== "orphaned") return "";
  const name = path.split("/")[1] ?? "";
  return ` (nothing generates it; only generated files live in ${generatedFolder(name)})`;
};
