import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { runTurbo } from "@provider-clients-internal/shared";
import { firstError } from "./first-error.ts";
import { readTurboOutput, type TurboOutput } from "./turbo-output.ts";

/** All checks; turbo runs them in parallel where possible. */
const tasks = [
  "build",
  "lint:code",
  "lint:specs",
  "lint:snippets",
  "lint:packages",
  "lint:unused",
  "check:generated",
  "check:api",
  "check:record",
  "check:readmes",
  "types",
  "unit",
  "contract:checks",
  "acceptance",
];

const command = describeCommand({
  name: "npm test",
  summary: "Runs everything that must hold. What did not change since it last passed is not run again.",
  options: {
    filter: {
      type: "string",
      value: "package",
      about: "only the tasks of this package; may be given several times",
      isRepeated: true,
    },
    force: { type: "boolean", about: "run what did not change as well" },
  },
  exitCodes: { 0: "everything passed", 1: "something failed; the end of the output says what and where" },
});

/** Runs tasks and passes their output on. */
type RunTasks = (parameters: readonly string[], onOutput: (chunk: string) => unknown) => Promise<number>;

/** The `npm test` command, after installation; resolves to its exit code. */
export const runTest = (
  args: readonly string[],
  terminal: Terminal,
  run: RunTasks = runTurbo,
): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values }) => {
    terminal.log("npm test: about ten minutes on two cores, less where little changed.");
    const startedAt = performance.now();
    const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(0);
    const output = readTurboOutput();
    const code = await run(
      [
        ...tasks,
        "--continue=dependencies-successful",
        "--concurrency=3",
        "--log-prefix=task",
        "--log-order=stream",
        ...values.filter.map((filter) => `--filter=${filter}`),
        ...(values.force ? ["--force"] : []),
      ],
      (chunk) => {
        for (const task of output.read(chunk)) showBegun(terminal, `${seconds()} s`, task);
      },
    );
    if (terminal.isInteractive) terminal.write?.(clearLine);
    const skipped = skippedIn(output);
    for (const line of skipped) terminal.log(line);
    if (code === 0) {
      terminal.log(
        `npm test: all ${output.logs.size} tasks passed in ${seconds()} s; ${skipped.length} checks skipped.`,
      );
    } else for (const line of failureLines(output, seconds())) terminal.error(line);
    return code;
  });

const clearLine = "\r\u001b[2K";

const showBegun = ({ write, isInteractive }: Terminal, at: string, task: string): void =>
  write?.(isInteractive ? `${clearLine}  ${at}: ${task}` : `  ${at}: ${task}\n`);

/** A test that cannot run on this machine prints a line with this prefix. */
const skippedIn = ({ logs }: TurboOutput): string[] => [
  ...new Set([...logs.values()].flat().flatMap((line) => /SKIPPED: .*/.exec(line)?.[0] ?? [])),
];

const linesShown = 60;

/** The ends of the failed logs, followed by one error of each. */
const failureLines = (output: TurboOutput, seconds: string): string[] => {
  const failed = output.failed().map((task) => ({ task, log: output.logs.get(task) ?? [] }));
  return [
    ...failed.flatMap(({ task, log }) => ["", `── ${task} ──`, ...log.slice(-linesShown)]),
    "",
    `npm test: ${failed.length} of ${output.logs.size} tasks failed after ${seconds} s:`,
    ...failed.map(({ task, log }) => `  ${task}\n    ${firstError(log)}`),
    ...failed.slice(0, 1).map(({ task }) => `One of them again, with all that it prints: ${rerunLine(task)}`),
  ];
};

const rerunLine = (task: string): string => {
  const [name = "", ...script] = task.split("#");
  return name === "//" ? `pnpm ${script.join("#")}` : `pnpm turbo run ${script.join("#")} --filter=${name}`;
};
