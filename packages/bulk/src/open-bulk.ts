import { connect } from "./database/database.js";
import { migrate } from "./database/migrate.js";
import type { AnyRow } from "./ledger/content.js";
import { type Enqueued, type EnqueueOptions, enqueueRead, type ReadRow } from "./ledger/enqueue.js";
import type { State } from "./ledger/entry.js";
import { exportLines, type ResultLine } from "./ledger/export-lines.js";
import { readStatus, type Status } from "./ledger/status.js";
import { type Resolved, type ResolveOptions, resolveRows } from "./work/resolve-rows.js";
import { type WorkOptions, work } from "./work/work.js";

/** The database with the ledger and the gates. */
export interface BulkOptions {
  /** `postgres://user:password@host/database`, or anything else that the driver `pg` accepts. */
  readonly connectionString: string;
  /** The maximum number of connections of this process. @default 6 */
  readonly connections?: number | undefined;
}

/** Which rows to export. */
export interface ExportOptions {
  /** @default "default" */
  readonly run?: string | undefined;
  /** Only rows in these states. @default all */
  readonly states?: readonly State[] | undefined;
}

/** A database with rows to process, and the operations on it. */
export interface Bulk {
  /**
   * Adds rows in batches; batches already added stay if a later one fails. Call it again after a crash: a row that is
   * already there is not added twice.
   *
   * @throws {BulkError} if the database is unreachable or refuses.
   */
  readonly enqueue: <One extends AnyRow>(
    rows: AsyncIterable<One> | Iterable<One>,
    options?: EnqueueOptions<One>,
  ) => Promise<Enqueued>;
  /** The same for rows read from a file, with their lines and problems. */
  readonly enqueueRead: (rows: AsyncIterable<ReadRow> | Iterable<ReadRow>, run: string) => Promise<Enqueued>;
  /**
   * Processes rows, alongside any number of other processes. Commits before each request that it is about to be sent.
   * If a worker dies, its rows become `unknown`, unless repeating them is harmless.
   *
   * @throws {BulkError} if an option is wrong or the database refuses. While the database is unreachable, it waits.
   */
  readonly work: (options: WorkOptions) => Promise<void>;
  /** Counts the rows in each state. */
  readonly status: (options?: { readonly run?: string | undefined }) => Promise<Status>;
  /** Reads the unknown rows back at their providers. Changes nothing there. */
  readonly resolve: (options: ResolveOptions) => Promise<Resolved>;
  /** The outcome of each row at each provider. */
  readonly export: (options?: ExportOptions) => AsyncGenerator<ResultLine, void, undefined>;
  /** Closes the connections. */
  readonly close: () => Promise<void>;
}

/**
 * Opens the database and updates the schema `provider_bulk` in it.
 *
 * @throws {BulkError} with one line if the database is unreachable or refuses, or has a newer schema.
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
