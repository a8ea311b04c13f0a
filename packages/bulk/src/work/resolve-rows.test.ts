import { expect, test } from "vitest";
import { leaveAsDead, listOf, open } from "../../test-support/open.js";
import { providerDouble } from "../../test-support/provider-double.js";
import { reap } from "./worker.js";

const row = {
  targets: { soap: { id: "cus_1", email: "jane@example.com" } },
  changes: { firstName: "Jane" },
} as const;

/** A row that a dead worker left, and Soap, which holds this name. */
const unknownRow = async (firstName: string) => {
  const { bulk, database } = await open();
  const double = providerDouble(() =>
    Response.json({ results: [{ id: "cus_1", email: "jane@example.com", first_name: firstName }] }),
  );
  await bulk.enqueue([row]);
  await leaveAsDead(database, "true", false);
  await reap(database);
  const { clients, fetch } = double.worker;
  return { bulk, ...double, resolve: { clients, fetch, settleMs: 1 } };
};

test("resolve says applied of a row that reads back as sent, and sends no change", async () => {
  const { bulk, changes, resolve } = await unknownRow("Jane");
  expect(await bulk.resolve(resolve)).toEqual({ applied: 1, notApplied: 0, unknown: 0 });
  expect(await listOf(bulk.export())).toMatchObject([
    { state: "applied", ending: { decidedBy: ["firstName"] } },
  ]);
  expect(changes()).toEqual([]);
});

test("what reads back as before is rejected, or queued again where that is asked for", async () => {
  const first = await unknownRow("Janet");
  expect(await first.bulk.resolve(first.resolve)).toEqual({ applied: 0, notApplied: 1, unknown: 0 });
  expect(await listOf(first.bulk.export())).toMatchObject([
    { state: "rejected", ending: { status: "not-applied" } },
  ]);
  const second = await unknownRow("Janet");
  await second.bulk.resolve({ ...second.resolve, requeue: true });
  await second.bulk.work(second.worker);
  expect(second.changes()).toHaveLength(1);
});
