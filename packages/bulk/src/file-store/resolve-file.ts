import { type CustomerClients, createCustomers, type ProviderName } from "@provider-clients/customers";
import { createGate, fileCheckpoint, type Rates, saveOutcome } from "@provider-clients/customers/bulk";
import type { ReadRow } from "../ledger/enqueue.js";
import type { ResultLine } from "../ledger/export-lines.js";
import { readBack, stateAfter } from "../work/read-back.js";
import type { Resolved } from "../work/resolve-rows.js";
import type { MakeClients } from "../work/work.js";
import { partName, partsOf } from "./part.js";
import { changeResults, readResults } from "./results-files.js";
import type { RunFiles } from "./run-files.js";

/** How the unknown parts of a run in files are resolved. */
export interface FileResolve {
  readonly files: RunFiles;
  /** The imported rows, which the files do not store. */
  readonly rows: AsyncIterable<ReadRow>;
  readonly providers: readonly ProviderName[];
  readonly clients: MakeClients;
  readonly rates: Rates;
  /** Forgets parts that were not applied, so that the next import sends them again. */
  readonly requeue: boolean;
  readonly settleMs?: number | undefined;
  readonly signal: AbortSignal;
}

/** One client per provider, each at its provider's rate. */
const pacedCustomers = ({ providers, clients, rates, signal }: FileResolve) => {
  const paced = (provider: ProviderName) => {
    const gate = createGate(rates[provider] ?? [], signal);
    const send: typeof fetch = async (...request) => {
      await gate();
      return fetch(...request);
    };
    return clients({ fetch: send })[provider];
  };
  const made: Partial<CustomerClients> = Object.fromEntries(providers.map((name) => [name, paced(name)]));
  return createCustomers(made);
};

const unknownIn = async (files: RunFiles): Promise<ReadonlySet<string>> => {
  const names = new Set<string>();
  for await (const line of readResults(files)) if (line.state === "unknown") names.add(partName(line));
  return names;
};

/** The outcomes of the unknown parts after reading back, by part name. */
const readBackAll = async (
  given: FileResolve,
): Promise<ReadonlyMap<string, Pick<ResultLine, "state" | "ending">>> => {
  const customers = pacedCustomers(given);
  const unknown = await unknownIn(given.files);
  const told = new Map<string, Pick<ResultLine, "state" | "ending">>();
  for await (const read of given.rows) {
    for (const { part, row } of partsOf(read)) {
      if (given.signal.aborted) return told;
      if (!unknown.has(partName(part)) || !given.providers.includes(part.provider)) continue;
      const outcome = await readBack(customers, row, given);
      if (!outcome) continue;
      told.set(partName(part), { state: stateAfter(outcome, given.requeue), ending: saveOutcome(outcome) });
    }
  }
  return told;
};

/** Removes parts from the checkpoint, so that the next import treats them as new. */
const forget = async (
  checkpoint: ReturnType<typeof fileCheckpoint>,
  names: ReadonlySet<string>,
): Promise<void> => {
  const ids: string[] = [];
  for await (const entry of checkpoint.load()) {
    // `updateMany` prefixes a caller's own key like this.
    if (entry.is === "begun" && names.has(entry.key.replace(/^=/, ""))) ids.push(entry.id);
  }
  for (const id of ids) await checkpoint.save({ is: "unsent", id });
};

/** Reads unknown parts back, one at a time, and corrects the results. */
export const resolveFile = async (given: FileResolve): Promise<Resolved> => {
  const checkpoint = fileCheckpoint(given.files.checkpoint);
  const release = await checkpoint.lease?.();
  try {
    const told = await readBackAll(given);
    const queued = new Set([...told].flatMap(([name, { state }]) => (state === "queued" ? [name] : [])));
    // The checkpoint comes first: a crash in between leaves an extra line, but loses no part.
    if (queued.size) await forget(checkpoint, queued);
    const counts = { applied: 0, notApplied: 0, unknown: 0 };
    await changeResults(given.files, (line) => {
      if (line.state !== "unknown") return line;
      const now = told.get(partName(line)) ?? line;
      counts[now.state === "applied" || now.state === "unknown" ? now.state : "notApplied"]++;
      return now.state === "queued" ? undefined : { ...line, ...now };
    });
    return counts;
  } finally {
    await release?.();
  }
};
