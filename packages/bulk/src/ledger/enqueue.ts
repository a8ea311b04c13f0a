import type { ProviderName } from "@provider-clients/customers";
import { toPlain } from "@provider-clients/customers/bulk";
import { capabilities } from "@provider-clients/customers/capabilities";
import { BulkError } from "../bulk-error.js";
import type { Database } from "../database/database.js";
import { addEntries } from "./add-entries.js";
import { type AnyRow, partOf } from "./content.js";
import type { Entry, InvalidRow } from "./entry.js";
import { keyOf } from "./key-of.js";

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

const nameOf = (row: unknown, plain: unknown, key: EnqueueOptions["key"]): string => {
  if (key === undefined) return keyOf(plain);
  const given: unknown = key(row as AnyRow);
  if (typeof given === "string" && given !== "") return `=${given}`;
  throw new BulkError("input", "`key` must give a text for every row.");
};

const refusal = (shared: Pick<Entry, "key" | "line">, provider: string, invalid: InvalidRow): Entry => ({
  ...shared,
  provider: provider.slice(0, 40),
  content: "null",
  invalid,
});

/** The row as JSON values; undefined where it is none, because a getter of it fails or it contains itself. */
const plainOf = (row: unknown): unknown => {
  try {
    return toPlain(row);
  } catch {
    return undefined;
  }
};

/** The entries of a row: one per provider. */
const entriesOf = ({ row, line, invalid }: ReadRow, key: EnqueueOptions["key"]): Entry[] => {
  const plain = plainOf(row);
  // A line that could not be read has no row: then it is told apart by what is wrong, and where.
  const name = row === null ? keyOf(toPlain([line, invalid])) : nameOf(row, plain, key);
  const shared = { key: name, line };
  const { providers: refused = [], ...reason } = invalid ?? { reason: "" };
  const told = refused.map((provider) => refusal(shared, provider, reason));
  if (row === null && told.length) return told;
  if (plain === undefined) {
    return [
      refusal(shared, "none", { reason: "the row cannot be read: a getter fails, or it contains itself" }),
    ];
  }
  const providers = targetsOf(plain);
  if (!providers.length) return [refusal(shared, "none", { reason: "the row names no target" })];
  const entries = providers.map((provider): Entry => {
    if (!isProvider(provider)) {
      return refusal(shared, provider, { reason: `there is no provider ${provider.slice(0, 40)}` });
    }
    // A row of a shape that nobody can use is refused by name when it is planned.
    const content = JSON.stringify(partOf(plain as AnyRow, provider));
    return { ...shared, provider, content, invalid: undefined };
  });
  return [...told, ...entries];
};

/** Adds rows in batches: what was added stays, whatever comes after it. */
export const enqueueRead = async (
  database: Database,
  rows: AsyncIterable<ReadRow> | Iterable<ReadRow>,
  { run = "default", key }: EnqueueOptions,
): Promise<Enqueued> => {
  let batch: Entry[] = [];
  let characters = 0;
  let total: Enqueued = { added: 0, known: 0, invalid: 0 };
  const add = async (entries: readonly Entry[]): Promise<void> => {
    const added = await addEntries(database, run, entries);
    total = {
      added: total.added + added,
      known: total.known + entries.length - added,
      invalid: total.invalid + entries.filter(({ invalid }) => invalid).length,
    };
  };
  // One batch goes to the database while the next one is read.
  let adding = Promise.resolve();
  const flush = async (): Promise<void> => {
    await adding;
    adding = add(batch);
    // The next flush, or the end, awaits it.
    adding.catch(() => undefined);
    batch = [];
    characters = 0;
  };
  try {
    for await (const row of rows) {
      for (const entry of entriesOf(row, key)) {
        batch.push(entry);
        characters += entry.content.length;
      }
      if (batch.length >= mostEntries || characters >= mostCharacters) await flush();
    }
    if (batch.length) await flush();
  } finally {
    await adding;
  }
  return total;
};
