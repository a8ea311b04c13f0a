import { join } from "node:path";
import { parseArgs } from "node:util";
import { exists, findSpecs } from "../spec/find-specs.ts";
import { type Problem, SpecError } from "../spec/problem.ts";
import { compareOutputs, type Difference, packagesWithGenerated } from "./compare.ts";
import { generatedFolder, type Output, renderOutputs, sharedOutputs } from "./outputs.ts";
import { writeOutputs } from "./write.ts";

const USAGE = "usage: node scripts/src/generate.ts [names…] [--check]";

/** Where messages go: results to `log`, what is wrong to `error`. */
export interface Terminal {
  readonly log: (line: string) => void;
  readonly error: (line: string) => void;
}

/**
 * The `generate` command; resolves to its exit code.
 *
 * All output is made in memory first: when anything is wrong with any document, no file is touched.
 */
export const runGenerate = async (
  root: string,
  parameters: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const request = readParameters(parameters);
  if (request === undefined) {
    terminal.error(USAGE);
    return 1;
  }
  try {
    const names = await chooseNames(root, request);
    const isWhole = request.names.length === 0;
    if (isWhole && !request.isCheck) return await generateThroughTurbo(root, names, terminal);
    const outputs = [...(await renderAll(root, names)), ...(isWhole ? sharedOutputs() : [])];
    const folders = isWhole ? await packagesWithGenerated(root) : names;
    const differences = await compareOutputs(root, folders, outputs);
    if (request.isCheck) return reportDifferences(differences, terminal);
    await bringInLine(root, outputs, differences, terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    for (const line of error.message.split("\n")) terminal.error(line);
    terminal.error("Nothing was written.");
    return 1;
  }
};

interface GenerateRequest {
  readonly names: readonly string[];
  readonly isCheck: boolean;
}

const readParameters = (parameters: readonly string[]): GenerateRequest | undefined => {
  const { values, tokens, positionals } = parseArgs({
    args: [...parameters],
    options: { check: { type: "boolean" } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const isUnknown = tokens.some((token) => token.kind === "option" && token.rawName !== "--check");
  return isUnknown ? undefined : { names: positionals, isCheck: values.check === true };
};

const chooseNames = async (root: string, request: GenerateRequest): Promise<readonly string[]> => {
  const known = await findSpecs(root);
  const unknown = request.names.filter((name) => !known.includes(name));
  const names = request.names.length > 0 ? request.names : known;
  const problems: Problem[] = unknown.map((name) => ({
    file: `specs/${name}/openapi.yaml`,
    message: `there is no such file. Known: ${known.join(", ") || "none"}.`,
  }));
  for (const name of names.filter((each) => known.includes(each))) {
    if (await exists(join(root, "packages", name, "package.json"))) continue;
    problems.push({
      file: `specs/${name}/openapi.yaml`,
      message: `there is no packages/${name} to write to. Add it, or remove the document.`,
    });
  }
  if (problems.length > 0) throw new SpecError(problems);
  return [...new Set(names)];
};

/** Every document's problems are reported at once, not those of the first alone. */
const renderAll = async (root: string, names: readonly string[]): Promise<readonly Output[]> => {
  const results = await Promise.allSettled(names.map((name) => renderOutputs(root, name)));
  const problems: Problem[] = [];
  for (const result of results) {
    if (result.status === "fulfilled") continue;
    if (!(result.reason instanceof SpecError)) throw result.reason;
    problems.push(...result.reason.problems);
  }
  if (problems.length > 0) throw new SpecError(problems);
  return results.flatMap((result) => (result.status === "fulfilled" ? result.value : []));
};

const bringInLine = async (
  root: string,
  outputs: readonly Output[],
  differences: readonly Difference[],
  terminal: Terminal,
): Promise<void> => {
  await writeOutputs(root, outputs, differences);
  for (const { path, kind } of differences)
    terminal.log(`${kind === "orphaned" ? "removed" : "wrote"} ${path}`);
};

/** One cached task per package. The documents are checked first, so that one bad document stops all of them. */
const generateThroughTurbo = async (
  root: string,
  names: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const { checkDocuments } = await import("./check-documents.ts");
  await checkDocuments(root, names);
  const shared = sharedOutputs();
  await bringInLine(root, shared, await compareOutputs(root, [], shared), terminal);
  const { runTurbo } = await import("../tasks/turbo.ts");
  return runTurbo(["generate", "--output-logs=new-only", "--log-prefix=none"]);
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
