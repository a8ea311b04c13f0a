import { parseArgs } from "node:util";
import { runGenerate, writeOutputs } from "@provider-clients/codegen";
import { InputError, SpecError } from "@provider-clients/openapi";
import { compareRepository } from "@provider-clients/spec-diff";
import { readChangesets } from "./base-changesets.ts";
import { checkRelease } from "./check.ts";
import { planRelease } from "./plan.ts";

/** Where output goes. */
export interface Terminal {
  readonly log: (line: string) => void;
  readonly error: (line: string) => void;
}

const HELP = `The changesets that the changes of the specs call for.

  pnpm release:plan [base-ref]           writes .changeset/spec-<package>.md for each affected package
  pnpm release:plan [base-ref] --check   writes nothing and says what is missing

A package is affected when it is generated from a spec that changed, when its tarball holds the spec, or, for what
breaks or adds, when it hands out a client that is. The files are rewritten each time: put your own words, or a larger
bump, into a changeset of your own. Below 1.0 a breaking change is a minor and everything else a patch.

--check fails when a declared bump is smaller than the proven one, when a package whose code changed has no changeset,
and when generated files are stale.

Exit code: 0 done, or all is well; 1 --check found something; 2 nothing could be compared.`;

/** The `release:plan` command; resolves to its exit code. */
export const runReleasePlan = async (
  root: string,
  parameters: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  try {
    const { base, isCheck, isHelp } = readParameters(parameters);
    if (isHelp) terminal.log(HELP);
    else if (isCheck) return await check(root, base, terminal);
    else await write(root, base, terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof SpecError)) throw error;
    terminal.error(error.message);
    return 2;
  }
};

const readParameters = (parameters: readonly string[]) => {
  try {
    const { values, positionals } = parseArgs({
      args: parameters.filter((parameter) => parameter !== "--"),
      options: { check: { type: "boolean" }, help: { type: "boolean", short: "h" } },
      allowPositionals: true,
    });
    if (positionals.length > 1) throw new TypeError(`"${positionals[1]}" is one argument too many`);
    return { base: positionals[0], isCheck: values.check === true, isHelp: values.help === true };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputError(`${error.message.split(".")[0]}. ${SEE_HELP}`);
  }
};

const SEE_HELP = "`pnpm release:plan --help` says how.";

const write = async (root: string, base: string | undefined, terminal: Terminal): Promise<void> => {
  const diff = await compareRepository(root, base);
  const { changesets, obsolete } = await planRelease(root, diff);
  const now = await readChangesets(root);
  const stale = changesets.filter(({ path, text }) => now.get(path) !== text);
  await writeOutputs(root, changesets, [
    ...stale.map(({ path }) => ({ path, kind: "stale" as const })),
    ...obsolete.map((path) => ({ path, kind: "orphaned" as const })),
  ]);
  for (const { path, name, bump, text } of changesets) {
    terminal.log(`${now.get(path) === text ? "unchanged" : "wrote"} ${path}: ${name} ${bump}`);
  }
  for (const path of obsolete) terminal.log(`removed ${path}: no spec change calls for it`);
  if (changesets.length + obsolete.length === 0)
    terminal.log(`No spec changed since ${diff.base.label}: nothing to write.`);
};

const check = async (root: string, base: string | undefined, terminal: Terminal): Promise<number> => {
  const diff = await compareRepository(root, base);
  const problems = await checkRelease(root, diff);
  for (const problem of problems) terminal.error(problem);
  const isFresh = (await runGenerate(root, ["--check"], terminal)) === 0;
  if (problems.length > 0 || !isFresh) return 1;
  terminal.log(`Changesets and generated files are in step with what changed since ${diff.base.label}.`);
  return 0;
};
