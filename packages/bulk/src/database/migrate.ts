import { BulkError } from "../bulk-error.js";
import type { Database } from "./database.js";
import { migrations } from "./migrations.js";

// Not `to_regclass`: inside a transaction, it may cache that the schema did not exist.
const isThereText = `
SELECT FROM pg_catalog.pg_class JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace
WHERE nspname = 'provider_bulk' AND relname = 'migration'`;

const versionOf = async (query: Database["query"]): Promise<number> => {
  if (!(await query(isThereText)).length) return 0;
  const [row] = await query<{ version: number }>(
    "SELECT coalesce(max(version), 0)::int AS version FROM provider_bulk.migration",
  );
  return row?.version ?? 0;
};

/**
 * Updates the schema `provider_bulk` to the version of this package; concurrent processes wait for each other.
 *
 * @throws {BulkError} if the database has a newer schema, or this user lacks the rights.
 */
export const migrate = async (database: Database): Promise<void> => {
  const version = await versionOf(database.query);
  if (version === migrations.length) return;
  if (version > migrations.length) {
    throw new BulkError(
      "schema",
      `The schema provider_bulk has version ${version}, and this package knows ${migrations.length}. ` +
        "Upgrade @provider-clients/bulk on this machine.",
    );
  }
  await database.transaction(async (client) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtext('provider_bulk'))");
    const run: Database["query"] = async (text, values = []) => (await client.query(text, [...values])).rows;
    const now = await versionOf(run);
    if (now === 0) {
      await client.query("CREATE SCHEMA IF NOT EXISTS provider_bulk");
      await client.query(
        "CREATE TABLE provider_bulk.migration (version integer PRIMARY KEY, at timestamptz NOT NULL DEFAULT now())",
      );
    }
    for (const [at, text] of migrations.entries()) {
      if (at < now) continue;
      await client.query(text);
      await client.query("INSERT INTO provider_bulk.migration VALUES ($1)", [at + 1]);
    }
  });
};
