import type { RuntimeRun } from "../runtimes/run-runtimes.ts";

/** One package: its requirements, and where each was met. */
export interface PackageMatrix {
  readonly package: string;
  readonly columns: readonly RuntimeRun[];
  readonly rows: readonly { readonly row: string; readonly cells: readonly Cell[] }[];
}

/** `absent`: the row does not apply to that runtime. `not-run`: the runtime was not available. */
export type Cell = "passed" | "failed" | "absent" | "not-run";

const cellOf = (run: RuntimeRun, name: string, row: string): Cell => {
  if (run.notRun !== undefined) return "not-run";
  const result = run.results.find((one) => one.package === name && one.row === row);
  return result ? (result.passed ? "passed" : "failed") : "absent";
};

/** Arranges results by package, row and runtime. An unavailable runtime keeps its column. */
export const matricesOf = (runs: readonly RuntimeRun[]): PackageMatrix[] => {
  const results = runs.flatMap((run) => run.results);
  return [...new Set(results.map((result) => result.package))].map((name) => {
    const rows = new Set(results.filter((result) => result.package === name).map(({ row }) => row));
    return {
      package: name,
      columns: runs,
      rows: [...rows].map((row) => ({ row, cells: runs.map((run) => cellOf(run, name, row)) })),
    };
  });
};
