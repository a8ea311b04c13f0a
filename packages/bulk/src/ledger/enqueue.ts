import type { ProviderName } from "@provider-clients/customers";
import { toPlain } from "@provider-clients/customers/bulk";
import { capabilities } from "@provider-clients/customers/capabilities";
import { BulkError } from "../bulk-error.js";
import { checkNames } from "../check-options.js";
import type { Database } from "../database/database.js";
import { addEntries } from "./add-entries.js";
import { type AnyRow, partOf } from "./content.js";
import type { Entry, InvalidRow } from "./entry.js";
import { keyOf } from "./key-of.js";

/** How rows are added to the ledger. */
export interface EnqueueOptions<One = AnyRow> {
  /** The name of the import. Within a run, rows are identified by their keys. @default "default" */
  readonly run?: string | undefined;
  /**
   * Identifies a row within its run. A key that the run already has is not added again, whatever the row contains.
   * @default a digest of the row, so a corrected row counts as a new one
   */
  readonly key?: ((row: One) => string) | undefined;
}

/** How many rows were added; each counts once per provider. */
export interface Enqueued {
  readonly added: number;
  /** Rows whose keys the run already had. */
  readonly known: number;
  /** Added rows that are unusable: they are in the ledger, with the reason. */
  readonly invalid: number;
}

/** A row read from a file, before it is added to the ledger. */
export interface ReadRow {
  /** Null if the line could not be read. */
  readonly row: unknown;
  readonly line?: number;
  /** Why it is unusable, and for which providers if `row` does not name them. */
  readonly invalid?: InvalidRow & { readonly providers: readonly string[] };
}

const mostEntries = 2000;
const mostCharacters = 8_000_000;

const isProvider = (name: string): name is ProviderName => Object.hasOwn(capabilities, name);

/** The providers that a row names, or the reason why it names none. */
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
  // A line that could not be read has no row; its key is derived from its problem and its line.
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
    // Planning refuses a row of a wrong shape, by name.
    const content = JSON.stringify(partOf(plain as AnyRow, provider));
    return { ...shared, provider, content, invalid: undefined };
  });
  return [...told, ...entries];
};

/** Adds rows in batches; batches already added stay if a later one fails. */
export const enqueueRead = async (
  database: Database,
  rows: AsyncIterable<ReadRow> | Iterable<ReadRow>,
  options: EnqueueOptions,
): Promise<Enqueued> => {
  checkNames(options, ["run", "key"]);
  const { run = "default", key } = options;
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
