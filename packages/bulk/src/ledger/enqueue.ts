import type { ProviderName } from "@provider-clients/customers";
import { rowKey } from "@provider-clients/customers/bulk";
import { capabilities } from "@provider-clients/customers/capabilities";
import { BulkError } from "../bulk-error.js";
import type { Database } from "../database/database.js";
import { addEntries } from "./add-entries.js";
import { type AnyRow, partOf, writeContent } from "./content.js";
import type { Entry, InvalidRow } from "./entry.js";

/** How rows are put into the ledger. */
export interface EnqueueOptions<One = AnyRow> {
  /** Names the import. Rows of one run are told apart by their keys. @default "default" */
  readonly run?: string | undefined;
  /**
   * What tells a row from others of its run. A key that the run has already is not added again, whatever the row says.
   * @default a digest of the row, so that a corrected row is a new one
   */
  readonly key?: ((row: One) => string) | undefined;
}

/** What became of the rows that were to be added; each counts once per provider. */
export interface Enqueued {
  readonly added: number;
  /** Those that the run had already, by their keys. */
  readonly known: number;
  /** Those of the added ones with which nothing can be done: they are in the ledger, with the reason. */
  readonly invalid: number;
}

/** A row on its way into the ledger, as whoever read a file knows it. */
export interface ReadRow {
  /** Null where the line could not be read. */
  readonly row: unknown;
  readonly line?: number;
  /** Why nothing can be done with it, and at which providers: those that `row` does not name. */
  readonly invalid?: InvalidRow & { readonly providers: readonly string[] };
}

const mostEntries = 2000;
const mostCharacters = 8_000_000;

const isProvider = (name: string): name is ProviderName => Object.hasOwn(capabilities, name);

/** The providers that a row names, or why it names none. */
const targetsOf = (row: unknown): readonly string[] => {
  const { targets } = Object(row);
  if (typeof targets !== "object" || targets === null) return [];
  return Object.keys(targets).filter((name) => targets[name] !== undefined);
};

const keyOf = async (row: unknown, key: EnqueueOptions["key"]): Promise<string> => {
  const given: unknown = key?.(row as AnyRow);
  if (key === undefined) return rowKey(row);
  if (typeof given === "string" && given !== "") return `=${given}`;
  throw new BulkError("input", "`key` must give a text for every row.");
};

/** The entries of a row: one per provider. */
const entriesOf = async ({ row, line, invalid }: ReadRow, key: EnqueueOptions["key"]): Promise<Entry[]> => {
  // A line that could not be read has no row: then it is told apart by what is wrong, and where.
  const shared = { key: row === null ? await rowKey([line, invalid]) : await keyOf(row, key), line };
  const refuse = (provider: string, reason: InvalidRow): Entry => ({
    ...shared,
    provider: provider.slice(0, 40),
    content: "null",
    invalid: reason,
  });
  const { providers: refused = [], ...reason } = invalid ?? { reason: "" };
  const told = refused.map((provider) => refuse(provider, reason));
  if (row === null && told.length) return told;
  const providers = targetsOf(row);
  if (!providers.length) return [refuse("none", { reason: "the row names no target" })];
  const entries = providers.map((provider): Entry => {
    if (!isProvider(provider))
      return refuse(provider, { reason: `there is no provider ${provider.slice(0, 40)}` });
    // A row of a shape that nobody can use is refused by name when it is planned.
    return {
      ...shared,
      provider,
      content: writeContent(partOf(row as AnyRow, provider)),
      invalid: undefined,
    };
  });
  return [...told, ...entries];
};

async function* chunks<One>(rows: AsyncIterable<One> | Iterable<One>): AsyncGenerator<One[]> {
  let chunk: One[] = [];
  for await (const row of rows) {
    chunk.push(row);
    if (chunk.length < 100) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length) yield chunk;
}

/** Adds rows in batches: what was added stays, whatever comes after it. */
export const enqueueRead = async (
  database: Database,
  rows: AsyncIterable<ReadRow> | Iterable<ReadRow>,
  { run = "default", key }: EnqueueOptions,
): Promise<Enqueued> => {
  let batch: Entry[] = [];
  let characters = 0;
  let total: Enqueued = { added: 0, known: 0, invalid: 0 };
  const flush = async (): Promise<void> => {
    const added = await addEntries(database, run, batch);
    total = {
      added: total.added + added,
      known: total.known + batch.length - added,
      invalid: total.invalid + batch.filter(({ invalid }) => invalid).length,
    };
    batch = [];
    characters = 0;
  };
  for await (const some of chunks(rows)) {
    // Together, because a digest is made on another thread.
    const entries = await Promise.all(some.map((row) => entriesOf(row, key)));
    for (const entry of entries.flat()) {
      batch.push(entry);
      characters += entry.content.length;
    }
    if (batch.length >= mostEntries || characters >= mostCharacters) await flush();
  }
  if (batch.length) await flush();
  return total;
};
