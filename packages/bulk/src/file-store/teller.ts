import type { AnyOutcome } from "@provider-clients/customers";
import { type RowResult, saveOutcome, toPlain } from "@provider-clients/customers/bulk";
import type { AnyRow } from "../ledger/content.js";
import type { ReadRow } from "../ledger/enqueue.js";
import type { ResultLine } from "../ledger/export-lines.js";
import { keyOf } from "../ledger/key-of.js";
import { type Part, partName } from "./part.js";
import { openResults, readResults } from "./results-files.js";
import type { RunFiles } from "./run-files.js";

/** Writes each result of a run once, however often the run is resumed. */
export interface Teller {
  /** Writes a result for each provider at which the row is unusable, and returns how many there are. */
  readonly tellInvalid: (read: ReadRow) => Promise<number>;
  readonly tell: (part: Part, result: RowResult<AnyRow>) => Promise<void>;
  readonly close: () => Promise<void>;
}

const withLine = (line: number | undefined) => (line === undefined ? {} : { line });

const invalidLines = ({ row, line, invalid }: ReadRow): ResultLine[] => {
  if (!invalid) return [];
  const { providers, ...ending } = invalid;
  const key = keyOf(toPlain(row ?? [line, invalid]));
  return providers.map((provider) => ({ ...withLine(line), key, provider, state: "invalid", ending }));
};

const lineOf = ({ line, key, provider }: Part, { outcomes, error }: RowResult<AnyRow>): ResultLine => {
  const shared = { ...withLine(line), key, provider };
  const outcome = outcomes[provider];
  if (error || !outcome) {
    return { ...shared, state: "invalid", ending: { reason: error?.message ?? "the row names no target" } };
  }
  // An outcome from an earlier run lacks `record` and `raw`, which are not saved anyway.
  return { ...shared, state: outcome.status, ending: saveOutcome(outcome as AnyOutcome) };
};

const nameWithLine = (line: { readonly line?: number | undefined } & Pick<ResultLine, "key" | "provider">) =>
  `${line.line} ${partName(line)}`;

/** What a resumed run will hand out again: all invalid rows, and the last result, which may not have been written. */
const toldBefore = async (files: RunFiles) => {
  const invalid = new Set<string>();
  let last: ResultLine | undefined;
  for await (const line of readResults(files)) {
    if (line.state === "invalid") invalid.add(partName(line));
    last = line;
  }
  return { invalid, last: last && nameWithLine(last) };
};

/** Opens the results of a run; the caller must hold its checkpoint. */
export const openTeller = async (files: RunFiles): Promise<Teller> => {
  const results = await openResults(files, "a");
  const before = await toldBefore(files);
  return {
    tellInvalid: async (read) => {
      const lines = invalidLines(read);
      for (const line of lines) if (!before.invalid.has(partName(line))) await results.write(line);
      return lines.length;
    },
    tell: async (part, result) => {
      if (nameWithLine(part) !== before.last) await results.write(lineOf(part, result));
    },
    close: results.close,
  };
};
