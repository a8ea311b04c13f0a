import { runGenerate, writeOutputs } from "@provider-clients/codegen";
import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { InputError, SpecError } from "@provider-clients/openapi";
import { compareRepository } from "@provider-clients/spec-diff";
import { readChangesets } from "./base-changesets.ts";
import { checkRelease } from "./check.ts";
import { planRelease } from "./plan.ts";

const command = describeCommand({
  name: "pnpm release:plan",
  summary:
    "The changesets that the changes of the specs call for: .changeset/spec-<package>.md for each affected package.",
  operands: [
    {
      name: "base-ref",
      about:
        "what the specs are compared with; by default the merge base with main (origin/main where there is one)",
      isOptional: true,
    },
  ],
  options: { check: { type: "boolean", about: "write nothing, and say what is missing" } },
  notes: `A package is affected when it is generated from a spec that changed, when its tarball holds the spec, or, for what
breaks or adds, when it hands out a client that is. The files are rewritten each time: put your own words, or a larger
bump, into a changeset of your own. Below 1.0 a breaking change is a minor and everything else a patch.

--check fails when a declared bump is smaller than the proven one and when a package whose code changed has no
changeset. Stale generated code fails both ways: what users get would not be what the changesets say.`,
  exitCodes: {
    0: "done, or all is well",
    1: "generated code is stale, or --check found something",
    2: "nothing could be compared, or a mistake in how it was called",
  },
});

/** The `release:plan` command; resolves to its exit code. */
export const runReleasePlan = (root: string, args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands: [base] }) => {
    try {
      return values.check ? await check(root, base, terminal) : await write(root, base, terminal);
    } catch (error) {
      if (!(error instanceof InputError) && !(error instanceof SpecError)) throw error;
      terminal.error(error.message);
      return 2;
    }
  });

const write = async (root: string, base: string | undefined, terminal: Terminal): Promise<number> => {
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
  return runGenerate(root, ["--check"], terminal);
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
