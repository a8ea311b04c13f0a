import type { RowResult } from "../../acceptance/rows.ts";
import type { Programs, Runtime } from "./runtime.ts";

/** The results of one set of programs on one runtime. */
export interface RuntimeRun {
  readonly runtime: string;
  readonly title: string;
  /** Undefined if the runtime was not available. */
  readonly version?: string;
  /** Why nothing ran. */
  readonly notRun?: string;
  readonly results: readonly RowResult[];
}

/** A program that prints no results has failed in the row of this name. */
const crashed = (reason: unknown, packages: readonly string[]): RowResult[] =>
  packages.map((name) => ({ package: name, row: "runs at all", passed: false, detail: String(reason) }));

const runOne = async (
  { id, title, prepare }: Runtime,
  programs: Programs,
  { mayInstall, packages }: RunOptions,
): Promise<RuntimeRun> => {
  const run = { runtime: id, title };
  let available: Awaited<ReturnType<typeof prepare>>;
  try {
    available = await prepare(mayInstall);
  } catch (error) {
    const [reason = "", ...details] = String(error instanceof Error ? error.message : error).split("\n");
    for (const line of details) console.error(`    ${line}`);
    return { ...run, notRun: reason, results: [] };
  }
  const { version } = available;
  const results = await available.run(programs).catch((reason: unknown) => crashed(reason, packages));
  return { ...run, version, results };
};

/** The results of two sets of programs, together for each runtime of the first. */
export const mergeRuns = (runs: readonly RuntimeRun[], others: readonly RuntimeRun[]): RuntimeRun[] =>
  runs.map((run) => {
    const more = others.filter(({ runtime }) => runtime === run.runtime);
    return { ...run, results: [run, ...more].flatMap(({ results }) => results) };
  });

/** Whether a runtime may be installed, and which rows are expected. */
export interface RunOptions {
  readonly mayInstall: boolean;
  readonly packages: readonly string[];
  readonly onRun: (run: RuntimeRun, seconds: number) => void;
}

/** Runs the programs on one runtime after the other, so that a slow one does not affect the deadlines of others. */
export const runRuntimes = async (
  runtimes: readonly Runtime[],
  programs: Programs,
  options: RunOptions,
): Promise<RuntimeRun[]> => {
  const runs: RuntimeRun[] = [];
  for (const runtime of runtimes) {
    const startedAt = performance.now();
    const run = await runOne(runtime, programs, options);
    options.onRun(run, (performance.now() - startedAt) / 1000);
    runs.push(run);
  }
  return runs;
};
