import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { InputError, SpecError } from "@provider-clients/openapi";
import { findChangedDocuments } from "./document-facts.ts";
import { type RunStep, runScriptOfStep, showRun } from "./run-step.ts";
import { steps } from "./steps.ts";
import { changeLines, nextLines } from "./summary.ts";

const command = describeCommand({
  name: "pnpm refresh",
  summary:
    "Writes everything that an edited document changes: generated code, API reports, the record of the contract checks, READMEs, changesets. Takes one to two minutes, and says what is left to do.",
  operands: [
    {
      name: "base-ref",
      about: "what the documents are compared with; by default the merge base with main",
      isOptional: true,
    },
  ],
  notes:
    "A breaking change is no failure here. `pnpm check` writes nothing and fails where something is stale.",
  exitCodes: { 0: "everything is written", 1: "a step failed; what it would have written is as it was" },
});

/** The `refresh` command; resolves to its exit code. */
export const runRefresh = (
  root: string,
  args: readonly string[],
  terminal: Terminal,
  run: RunStep = runScriptOfStep,
): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ operands: [base] }) => {
    for (const step of steps) {
      const { code } = await showRun(step, { isCheck: false, base }, { run, terminal });
      if (code === 0) continue;
      terminal.error(`refresh: stopped at "${step.title}". Correct what is said above, and run it again.`);
      return 1;
    }
    try {
      const changed = await findChangedDocuments(root, base);
      for (const line of changeLines(changed)) terminal.log(line);
      terminal.log("\nNext:");
      for (const line of nextLines(changed)) terminal.log(`- ${line}`);
      return 0;
    } catch (error) {
      if (!(error instanceof InputError) && !(error instanceof SpecError)) throw error;
      terminal.error(error.message);
      return 1;
    }
  });
