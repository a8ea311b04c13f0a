import { connect } from "./database/database.js";
import { migrate } from "./database/migrate.js";
import type { AnyRow } from "./ledger/content.js";
import { type Enqueued, type EnqueueOptions, enqueueRead, type ReadRow } from "./ledger/enqueue.js";
import type { State } from "./ledger/entry.js";
import { exportLines, type ResultLine } from "./ledger/export-lines.js";
import { readStatus, type Status } from "./ledger/status.js";
import { type Resolved, type ResolveOptions, resolveRows } from "./work/resolve-rows.js";
import { type WorkOptions, work } from "./work/work.js";

/** Where the ledger and the gates are. */
export interface BulkOptions {
  /** `postgres://user:password@host/database`; whatever the driver `pg` reads. */
  readonly connectionString: string;
  /** How many connections this process opens at most. @default 6 */
  readonly connections?: number | undefined;
}

/** Which rows are exported. */
export interface ExportOptions {
  /** @default "default" */
  readonly run?: string | undefined;
  /** Rows in these states only. @default all */
  readonly states?: readonly State[] | undefined;
}

/** One database with rows to work on, and what can be done with them. */
export interface Bulk {
  /**
   * Adds rows, in batches that stay whatever comes after. Call it again after a crash: a row that is there already is
   * not added twice.
   *
   * @throws {BulkError} when the database is away or refuses.
   */
  readonly enqueue: <One extends AnyRow>(
    rows: AsyncIterable<One> | Iterable<One>,
    options?: EnqueueOptions<One>,
  ) => Promise<Enqueued>;
  /** The same for rows that were read from a file, with their lines and what is wrong with them. */
  readonly enqueueRead: (rows: AsyncIterable<ReadRow> | Iterable<ReadRow>, run: string) => Promise<Enqueued>;
  /**
   * Works on rows, beside as many other processes as you like. Before a request leaves it is committed that it does;
   * a worker that dies leaves such rows `unknown`, unless repeating them is harmless.
   *
   * @throws {BulkError} when an option is wrong, or the database refuses. While it is away, the work waits for it.
   */
  readonly work: (options: WorkOptions) => Promise<void>;
  /** How many rows are in which state. */
  readonly status: (options?: { readonly run?: string | undefined }) => Promise<Status>;
  /** Reads the unknown rows back at their providers. Nothing is changed there. */
  readonly resolve: (options: ResolveOptions) => Promise<Resolved>;
  /** What became of each row at each provider. */
  readonly export: (options?: ExportOptions) => AsyncGenerator<ResultLine, void, undefined>;
  /** Closes the connections. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the database, and brings the schema `provider_bulk` in it up to date.
 *
 * @throws {BulkError} in one line, when the database cannot be reached or refuses, or has a newer schema.
 * @example
 * ```ts
 * import { openBulk } from "@provider-clients/bulk";
 * import { createSoapClient } from "@provider-clients/soap";
 *
 * const bulk = await openBulk({ connectionString: "postgres://localhost/bulk" });
 * await bulk.enqueue([{ targets: { soap: { id: "cus_123" } }, changes: { firstName: "Jane" } }]);
 * await bulk.work({
 *   clients: ({ fetch }) => ({ soap: createSoapClient({ apiKey: "…", environment: "sandbox", fetch }) }),
 * });
 * console.log((await bulk.status()).total);
 * await bulk.close();
 * ```
 */
export const openBulk = async ({ connectionString, connections = 6 }: BulkOptions): Promise<Bulk> => {
  const database = connect(connectionString, connections);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return {
    enqueue: (rows, options = {}) => enqueueRead(database, asRead(rows), options as EnqueueOptions),
    enqueueRead: (rows, run) => enqueueRead(database, rows, { run }),
    work: (options) => work(database, options),
    status: ({ run = "default" } = {}) => readStatus(database, run),
    resolve: (options) => resolveRows(database, options),
    export: ({ run = "default", states } = {}) => exportLines(database, run, states),
    close: database.close,
  };
};

async function* asRead(rows: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<ReadRow> {
  for await (const row of rows) yield { row };
}
