import type { RuntimeRun } from "../runtimes/run-runtimes.ts";
import type { Report } from "./outcome.ts";

/** A row that shows that a runtime is refused, as it must be: the package does not run there. */
const isRefusal = (row: string): boolean => row.startsWith("too old");

const runtimeOf = (name: string) => (run: RuntimeRun) => {
  const rows = run.results.filter((result) => result.package === name && !isRefusal(result.row));
  const { title, version, notRun } = run;
  return { title, version, notRun, rows: rows.length, passed: rows.filter(({ passed }) => passed).length };
};

/** The figures of the runtime tables by package, for documentation that quotes them. */
export const reportSummary = ({ clients, contract }: Report): string => {
  const packages = [clients, contract].flatMap((runs) => {
    const names = new Set(runs.flatMap(({ results }) => results.map((result) => result.package)));
    return [...names].map((name) => [name, runs.map(runtimeOf(name))] as const);
  });
  return `${JSON.stringify(Object.fromEntries(packages), null, 2)}\n`;
};
