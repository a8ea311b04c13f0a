import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { journal } from "../../test-support/journal.js";
import { collect, threeProviders } from "../../test-support/providers.js";
import { type CheckpointEntry, type Progress, type Row, updateMany } from "../bulk.js";
import type { CustomerClients } from "../index.js";

const rowsOf = (names: readonly string[]): Row<CustomerClients>[] =>
  names.map((name) => ({ targets: { soap: { id: `cus_${name}` } }, changes: { firstName: name } }));
const names = (count: number) => Array.from({ length: count }, (_, at) => String(at));

/** A provider that answers 200, 422 or 500 by the customer, and counts what it was sent. */
const counting = () => {
  const sent = new Map<string, number>();
  const send: typeof fetch = async (input) => {
    const id = String(input).replace(/.*cus_/, "");
    sent.set(id, (sent.get(id) ?? 0) + 1);
    const status = [200, 422, 500][id.length ? id.charCodeAt(id.length - 1) % 3 : 0] ?? 200;
    return Response.json({ id }, { status });
  };
  return { sent, customers: threeProviders({ soap: send }).customers };
};

/** Takes so many results, then leaves as told. What it was handed counts. */
const take = async <One>(source: AsyncIterable<One>, count: number, leave: "break" | "throw") => {
  const taken: One[] = [];
  try {
    for await (const one of source) {
      taken.push(one);
      if (taken.length < count) continue;
      if (leave === "throw") throw new Error("the consumer's database is down");
      break;
    }
  } catch (error) {
    if (!(error instanceof Error) || error.message !== "the consumer's database is down") throw error;
  }
  return taken;
};

test("a consumer that leaves, in whatever way and however often, is handed every row's outcome once", async () => {
  const leaving = fc.record({
    after: fc.integer({ min: 1, max: 12 }),
    how: fc.constantFrom("break", "throw"),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(leaving, { maxLength: 5 }),
      fc.integer({ min: 1, max: 9 }),
      async (leavings, concurrency) => {
        const { sent, customers } = counting();
        const checkpoint = journal();
        const rows = rowsOf(names(40));
        const run = () => updateMany(customers, rows, { checkpoint, concurrency });
        const results = [];
        for (const { after, how } of leavings) results.push(...(await take(run(), after, how as "break")));
        const told: Progress[] = [];
        results.push(
          ...(await collect(
            updateMany(customers, rows, { checkpoint, onProgress: (one) => void told.push(one) }),
          )),
        );

        expect(results.map(({ index }) => index).toSorted((a, b) => a - b)).toEqual(rows.map((_, at) => at));
        expect(Math.max(...sent.values())).toBe(1);
        const statuses = results.map(({ outcomes }) => outcomes.soap?.status);
        const count = (status: string) => statuses.filter((one) => one === status).length;
        expect(told.at(-1)).toMatchObject({
          rows: 40,
          targets: 40,
          applied: count("applied"),
          rejected: count("rejected"),
          unknown: count("unknown"),
        });
        expect(told.map((one) => one.rows)).toEqual(rows.map((_, at) => at + 1));
        expect(await collect(run())).toEqual([]);
      },
    ),
    { numRuns: 25 },
  );
}, 60_000);

test("what an earlier run kept is handed out with its error and without a record", async () => {
  const sent = new Set<string>();
  let open = (): void => undefined;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  // All three are under way before the first is answered.
  const send: typeof fetch = async (input) => {
    if (sent.add(String(input)).size === 3) open();
    await all;
    return Response.json({ id: "x" }, { status: String(input).endsWith("2") ? 422 : 200 });
  };
  const { customers } = threeProviders({ soap: send });
  const checkpoint = journal();
  const rows = rowsOf(["1", "2", "3"]);
  await take(updateMany(customers, rows, { checkpoint, concurrency: 3 }), 1, "break");
  const rest = await collect(updateMany(customers, rows, { checkpoint }));
  expect(rest).toHaveLength(2);
  for (const { outcomes, isResumed } of rest) {
    expect(isResumed).toBe(true);
    if (outcomes.soap?.status === "applied") expect(outcomes.soap).toMatchObject({ id: expect.any(String) });
    else
      expect(outcomes.soap).toMatchObject({ error: { name: "ProviderError", operation: "updateCustomer" } });
  }
  expect(sent.size).toBe(3);
});

test("killed at any moment, the next run sends nothing twice and tells every row", async () => {
  const rows = rowsOf(names(6));
  const whole = journal();
  await collect(updateMany(counting().customers, rows, { checkpoint: whole, concurrency: 3 }));

  for (let kept = 0; kept <= whole.entries.length; kept++) {
    const { sent, customers } = counting();
    const entries: CheckpointEntry[] = [];
    const handedOut = new Set<number>();
    const controller = new AbortController();
    // From here on nothing is kept any more, and the process that waits for it is gone.
    const save = (entry: CheckpointEntry) => {
      if (entries.length < kept) return void entries.push(structuredClone(entry));
      controller.abort(new Error("killed"));
      return new Promise<void>(() => undefined);
    };
    const first = async () => {
      for await (const { index } of updateMany(customers, rows, {
        checkpoint: { load: () => [], save },
        concurrency: 3,
        signal: controller.signal,
      })) {
        if (!controller.signal.aborted) handedOut.add(index);
      }
    };
    await first().catch(() => undefined);
    for (const { index } of await collect(updateMany(customers, rows, { checkpoint: journal(entries) }))) {
      handedOut.add(index);
    }
    expect([kept, handedOut.size]).toEqual([kept, 6]);
    expect([kept, Math.max(...sent.values())]).toEqual([kept, 1]);
  }
}, 60_000);

const resumed = async (before: Row<CustomerClients>[], after: Row<CustomerClients>[], key?: () => string) => {
  const { customers, sent } = counting();
  const checkpoint = journal();
  await collect(updateMany(customers, before, { checkpoint, key }));
  sent.clear();
  const results = await collect(updateMany(customers, after, { checkpoint, key }));
  return { sent: [...sent.keys()], told: results.map(({ index }) => index) };
};

test("a row that was inserted is sent, and the ones behind it are not sent again", async () => {
  expect(await resumed(rowsOf(["a", "b", "c"]), rowsOf(["new", "a", "b", "c"]))).toEqual({
    sent: ["new"],
    told: [0],
  });
});

test("a row that was corrected is sent again, and so is one that is there once more", async () => {
  const [a, b] = rowsOf(["a", "b"]);
  if (!a || !b) throw new Error("no rows");
  const corrected: Row<CustomerClients> = {
    targets: b.targets as { soap: { id: string } },
    changes: { firstName: "Bea" },
  };
  expect(await resumed([a, b], [a, corrected])).toEqual({ sent: ["b"], told: [1] });
  expect(await resumed([a, b], [a, b, a])).toEqual({ sent: ["a"], told: [2] });
});

test("rows that were removed or moved change nothing for the others", async () => {
  expect(await resumed(rowsOf(["a", "b", "c"]), rowsOf(["c", "a"]))).toEqual({ sent: [], told: [] });
});

test("with a key of one's own, a corrected row is the same row", async () => {
  const { customers, sent } = counting();
  const checkpoint = journal();
  const key = ({ targets }: { targets: { soap: { id: string } } }) => targets.soap.id;
  const row = (firstName: string) => ({ targets: { soap: { id: "cus_a" } }, changes: { firstName } });
  await collect(updateMany(customers, [row("Jan")], { checkpoint, key }));
  await collect(updateMany(customers, [row("Jane")], { checkpoint, key }));
  expect(sent.get("a")).toBe(1);
});

test("rows that say the same behind getters are told apart", async () => {
  class Change {
    readonly #name: string;
    constructor(name: string) {
      this.#name = name;
    }
    get firstName(): string {
      return this.#name;
    }
  }
  const rows = (all: string[]) =>
    all.map((name) => ({ targets: { soap: { id: "cus_a" } }, changes: new Change(name) }));
  const { customers, sent } = counting();
  const checkpoint = journal();
  await collect(updateMany(customers, rows(["x"]), { checkpoint }));
  await collect(updateMany(customers, rows(["y"]), { checkpoint }));
  expect(sent.get("a")).toBe(2);
});

test("the checkpoint holds no personal data", async () => {
  const { customers } = counting();
  const checkpoint = journal();
  const changes = { firstName: "Secret", phone: "+15555550100", birthDate: "1990-01-01" };
  await collect(updateMany(customers, [{ targets: { soap: { id: "cus_a" } }, changes }], { checkpoint }));
  expect(JSON.stringify(checkpoint.entries)).not.toMatch(/Secret|5550100|1990/);
});

const never = new Promise<never>(() => undefined);
const waiting = {
  source: {
    rows: async function* () {
      yield await never;
    },
  },
  "load()": {
    checkpoint: {
      load: async function* () {
        yield await never;
      },
      save: () => undefined,
    },
  },
  "save()": { checkpoint: { load: () => [], save: () => never } },
  "lease()": { checkpoint: { load: () => [], save: () => undefined, lease: () => never } },
  "the gate": {
    rows: () => rowsOf(["1", "2"]),
    perProviderRate: { soap: [{ limit: 1, intervalMs: 3_600_000 }] },
  },
} as const;

test.for(Object.entries(waiting))(
  "an abort ends the run at once, also while %s waits",
  async ([, options]) => {
    const { customers } = counting();
    const { rows = () => rowsOf(["1"]), ...rest } = options as { rows?: () => Row<CustomerClients>[] };
    const controller = new AbortController();
    const timer = vi.spyOn(globalThis, "setTimeout");
    const run = collect(updateMany(customers, rows(), { ...rest, signal: controller.signal }));
    setImmediate(() => controller.abort(new Error("stop")));
    await expect(run).rejects.toThrow("stop");
    timer.mockRestore();
  },
);

test("a checkpoint that hangs after the abort is waited for no longer than a moment, and the outcome is handed out", async () => {
  const { customers } = counting();
  const controller = new AbortController();
  const save = ({ is }: CheckpointEntry) => {
    if (is !== "settled") return undefined;
    controller.abort(new Error("stop"));
    return never;
  };
  const told: number[] = [];
  const run = async () => {
    const options = { checkpoint: { load: () => [], save }, signal: controller.signal };
    for await (const { index } of updateMany(customers, rowsOf(["1"]), options)) told.push(index);
  };
  await expect(run()).rejects.toThrow("stop");
  expect(told).toEqual([0]);
});

test("when the source fails, what is under way is handed out first", async () => {
  const { customers } = counting();
  const source = function* () {
    yield* rowsOf(["1", "2", "3"]);
    throw new Error("line 4 cannot be read");
  };
  const told: number[] = [];
  const run = async () => {
    for await (const { index } of updateMany(customers, source())) told.push(index);
  };
  await expect(run()).rejects.toThrow("line 4 cannot be read");
  expect(told.toSorted()).toEqual([0, 1, 2]);
});

test("an outcome that cannot be kept is handed out all the same, and then the run ends", async () => {
  const { customers } = counting();
  const save = ({ is }: CheckpointEntry) => {
    if (is === "settled") throw new Error("disk full");
  };
  const told: number[] = [];
  const run = async () => {
    const options = { checkpoint: { load: () => [], save }, concurrency: 1 };
    for await (const { index } of updateMany(customers, rowsOf(names(9)), options)) told.push(index);
  };
  await expect(run()).rejects.toThrow("disk full");
  expect(told).toEqual([0]);
});

test("a consumer that leaves does not wait for rows that wait for the rate, and the next run sends them", async () => {
  const { customers, sent } = counting();
  const checkpoint = journal();
  const rows = rowsOf(["1", "2", "3"]);
  const perProviderRate = { soap: [{ limit: 1, intervalMs: 3_600_000 }] };
  const first = await take(updateMany(customers, rows, { checkpoint, perProviderRate }), 1, "break");
  expect([first.length, sent.size]).toEqual([1, 1]);
  expect(await collect(updateMany(customers, rows, { checkpoint }))).toHaveLength(2);
  expect([...sent.values()]).toEqual([1, 1, 1]);
});
