import { join } from "node:path";
import { describeCommand, runCommandLine, type Terminal, unknownName } from "@provider-clients/command-line";
import { formatProblem } from "@provider-clients/openapi";
import { generateProject } from "./output/generate-project.js";
import { sharedOutputs } from "./output/outputs.js";
import type { CheckTypes } from "./output/type-check.js";
import { exists, findSpecs } from "./repository/find-specs.js";
import { generatedFolders, repositoryTarget } from "./repository/repository.js";
import type { Target } from "./target.js";

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

/** This repository's `generate` command; resolves to its exit code. */
export const runGenerate = (
  root: string,
  args: readonly string[],
  terminal: Terminal,
  checkTypes?: CheckTypes,
): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands }) => {
    const targets = await chooseTargets(root, operands);
    const homeless = await withoutPackage(root, targets);
    for (const line of homeless) terminal.error(line);
    if (homeless.length > 0) return 1;
    const isWhole = operands.length === 0;
    const project = {
      root,
      targets,
      folders: isWhole ? await generatedFolders(root) : [],
      shared: isWhole ? sharedOutputs() : [],
      command: "pnpm generate",
    };
    return generateProject(project, values.check, terminal, checkTypes);
  });

/** @throws {UsageError} for a name without a document. */
const chooseTargets = async (root: string, names: readonly string[]): Promise<readonly Target[]> => {
  const known = await findSpecs(root);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownName("document", unknown, known);
  return (names.length > 0 ? [...new Set(names)] : known).map(repositoryTarget);
};

const withoutPackage = async (root: string, targets: readonly Target[]): Promise<readonly string[]> => {
  const lines: string[] = [];
  for (const { name, document } of targets) {
    if (await exists(join(root, "packages", name, "package.json"))) continue;
    const message = `there is no packages/${name} to write to. Add it, or remove the document.`;
    lines.push(formatProblem({ file: document, message }));
  }
  return lines;
};
