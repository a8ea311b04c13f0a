import { join } from "node:path";
import { step as showStep, type Terminal } from "@provider-clients/command-line";
import { captureCommand, pinnedNode, rootFolder } from "@provider-clients-internal/shared";
import { argumentsOf, type Step } from "./steps.ts";

/** The output of a step and its exit code. */
export interface StepResult {
  readonly code: number;
  readonly output: string;
}

/** Runs one step. */
export type RunStep = (step: Step, args: readonly string[]) => Promise<StepResult>;

/** In its own process: steps load packages that an earlier step has rewritten. */
export const runScriptOfStep: RunStep = async ({ script }, args) => {
  const file = join(rootFolder, "scripts", `${script}.ts`);
  const { code, stdout, stderr } = await captureCommand(pinnedNode, [file, ...args], {
    cwd: rootFolder,
    timeoutMs: 900_000,
  });
  // Progress lines are useless after the end.
  const lines = `${stdout}${stderr}`.split("\n").filter((line) => !/^ {2}.* … (done|failed) in /.test(line));
  return { code: code ?? 1, output: lines.join("\n").trim() };
};

/** Runs a step behind a progress line, and prints the output of a failed one. */
export const showRun = async (
  step: Step,
  options: { readonly isCheck: boolean; readonly base: string | undefined },
  { run, terminal }: { readonly run: RunStep; readonly terminal: Terminal },
): Promise<StepResult> => {
  const result = await showStep(
    terminal,
    step.title,
    () => run(step, argumentsOf(step, options)),
    ({ code }) => code === 0,
  );
  if (result.code !== 0) terminal.error(`\n${result.output}\n`);
  return result;
};
