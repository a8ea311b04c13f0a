import { renderTable, type Terminal } from "@provider-clients/command-line";
import { states } from "../ledger/entry.js";
import type { Status } from "../ledger/status.js";

/** The status of a run; `workers` is present only if there can be several. */
export type AnyStatus = Omit<Status, "workers"> & Partial<Pick<Status, "workers">>;

/** Prints the progress of a run. */
export const printStatus = ({ run, providers, workers }: AnyStatus, terminal: Terminal): void => {
  const table = {
    columns: [{ title: "provider" }, ...states.map((title) => ({ title, align: "right" as const }))],
    rows: providers.map((row) => [row.provider, ...states.map((state) => String(row[state]))]),
  };
  terminal.log(workers === undefined ? `Run ${run}` : `Run ${run}, ${workers} workers`);
  for (const line of renderTable(table, terminal)) terminal.log(line);
};
