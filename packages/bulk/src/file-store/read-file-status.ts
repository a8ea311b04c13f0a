import { type CheckpointEntry, fileCheckpoint } from "@provider-clients/customers/bulk";
import type { State } from "../ledger/entry.js";
import { countsOf, type Status } from "../ledger/status.js";
import { readResults } from "./results-files.js";
import type { RunFiles } from "./run-files.js";

/** The parts that were in progress when the run crashed, by their ids in the checkpoint. */
export const readBegun = async (
  files: RunFiles,
): Promise<ReadonlyMap<string, CheckpointEntry & { is: "begun" }>> => {
  const begun = new Map<string, CheckpointEntry & { is: "begun" }>();
  for await (const entry of fileCheckpoint(files.checkpoint).load()) {
    if (entry.is === "begun") begun.set(entry.id, entry);
    else begun.delete(entry.id);
  }
  return begun;
};

/** The progress of a run in these files. Rows that it has not reached are not counted. */
export const readFileStatus = async (run: string, files: RunFiles): Promise<Omit<Status, "workers">> => {
  const tally = new Map<string, Map<State, number>>();
  const count = (provider: string, state: State): void => {
    const of = tally.get(provider) ?? new Map<State, number>();
    tally.set(provider, of.set(state, (of.get(state) ?? 0) + 1));
  };
  for await (const { provider, state } of readResults(files)) count(provider, state);
  for (const { key } of (await readBegun(files)).values()) count(key.split(" ").at(-1) ?? "", "begun");
  const rows = [...tally].flatMap(([provider, of]) =>
    [...of].map(([state, amount]) => ({ provider, state, rows: amount })),
  );
  return { run, ...countsOf(rows) };
};
