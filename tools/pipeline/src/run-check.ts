import {
  describeCommand,
  runCommandLine,
  step as showStep,
  type Terminal,
} from "@provider-clients/command-line";
import { InputError, SpecError } from "@provider-clients/openapi";
import { findChangedDocuments } from "./document-facts.ts";
import { forgottenIn } from "./forgotten.ts";
import { type RunStep, runScriptOfStep, showRun } from "./run-step.ts";
import { steps } from "./steps.ts";

const command = describeCommand({
  name: "pnpm check",
  summary:
    "Says everything that is stale, and writes nothing; takes one to two minutes. `pnpm refresh` writes it.",
  operands: [
    {
      name: "base-ref",
      about: "what the documents are compared with; by default the merge base with main",
      isOptional: true,
    },
  ],
  exitCodes: { 0: "nothing is stale", 1: "something is" },
});

/** The `check` command; resolves to its exit code. */
export const runCheck = (
  root: string,
  args: readonly string[],
  terminal: Terminal,
  run: RunStep = runScriptOfStep,
): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ operands: [base] }) => {
    const failed: string[] = [];
    for (const step of steps) {
      const { code } = await showRun(step, { isCheck: true, base }, { run, terminal });
      if (code !== 0) failed.push(step.title);
    }
    const forgotten = await showStep(
      terminal,
      "Versions and sources of the documents",
      () => findForgotten(root, base),
      (each) => each.length === 0,
    );
    for (const sentence of forgotten) terminal.error(sentence);
    if (forgotten.length > 0) failed.push("Versions and sources of the documents");
    if (failed.length === 0) terminal.log("check: nothing is stale");
    else terminal.error(`check: ${failed.join(", ")}: see above. \`pnpm refresh\` writes what is stale.`);
    return failed.length === 0 ? 0 : 1;
  });

const findForgotten = async (root: string, base: string | undefined): Promise<string[]> => {
  try {
    return (await findChangedDocuments(root, base)).documents.flatMap(forgottenIn);
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof SpecError)) throw error;
    return [error.message];
  }
};
