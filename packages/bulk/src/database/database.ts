import pg from "pg";
import { BulkError } from "../bulk-error.js";
import { explainDatabaseError } from "./database-error.js";

/** The connections to one database. */
export interface Database {
  /** @throws {BulkError} with one line if the database is unreachable or refuses; otherwise the driver's error. */
  readonly query: <One extends pg.QueryResultRow>(
    text: string,
    values?: readonly unknown[],
  ) => Promise<One[]>;
  /** Runs several statements on one connection, as a transaction. */
  readonly transaction: <Result>(work: (client: pg.ClientBase) => Promise<Result>) => Promise<Result>;
  readonly close: () => Promise<void>;
}

const placeOf = ({ host, port, database }: pg.ClientConfig): string => `${database} at ${host}:${port}`;

/** Connects with the first statement. */
export const connect = (connectionString: string, size: number): Database => {
  if (!/^postgres(ql)?:\/\//.test(connectionString)) {
    throw new BulkError(
      "configuration",
      "The connection string must begin with postgres:// or postgresql://.",
    );
  }
  const pool = new pg.Pool({ connectionString, max: size, connectionTimeoutMillis: 10_000 });
  // The next statement replaces an idle connection that ended, and reports a lasting failure.
  pool.on("error", () => undefined);
  // The URL as the driver reads it, for messages: without the password.
  const place = placeOf(new pg.Client({ connectionString }));
  const explained = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      throw explainDatabaseError(error, place);
    }
  };
  return {
    query: <One extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []) =>
      explained(async () => (await pool.query<One>(text, [...values])).rows),
    transaction: (work) => explained(() => inTransaction(pool, work)),
    close: () => pool.end(),
  };
};

const inTransaction = async <Result>(
  pool: pg.Pool,
  work: (client: pg.ClientBase) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect();
  // If a connection breaks between two statements, the next one reports it.
  const ignore = (): void => undefined;
  client.on("error", ignore);
  let isBroken = false;
  try {
    await client.query("BEGIN");
    const result = await work(client);
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {
      isBroken = true;
    });
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(isBroken);
  }
};
