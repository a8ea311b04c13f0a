import { join } from "node:path";
import { step as showStep, type Terminal } from "@provider-clients/command-line";
import { captureCommand, pinnedNode, rootFolder } from "@provider-clients-internal/shared";
import { argumentsOf, type Step } from "./steps.ts";

/** What a step printed, and how it ended. */
export interface StepResult {
  readonly code: number;
  readonly output: string;
}

/** Runs one step. */
export type RunStep = (step: Step, args: readonly string[]) => Promise<StepResult>;

/**
 * In a process of its own: the steps load packages that an earlier step has written anew.
 */
export const runScriptOfStep: RunStep = async ({ script }, args) => {
  const file = join(rootFolder, "scripts", `${script}.ts`);
  const { code, stdout, stderr } = await captureCommand(pinnedNode, [file, ...args], {
    cwd: rootFolder,
    timeoutMs: 900_000,
  });
  // Its progress lines are of no use once it has ended.
  const lines = `${stdout}${stderr}`.split("\n").filter((line) => !/^ {2}.* … (done|failed) in /.test(line));
  return { code: code ?? 1, output: lines.join("\n").trim() };
};

/** Runs a step behind a progress line, and prints what a failed one said. */
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
