import { expect, test, vi } from "vitest";
import { journal } from "../../test-support/journal.js";
import { collect, threeProviders } from "../../test-support/providers.js";
import type { Progress } from "../bulk.js";
import { rowKey, updateMany } from "../bulk.js";

const noRates = { perProviderRate: { payabli: [] } };

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    targets: {
      finosu: { id: String(at), taskType: "collections" },
      soap: { id: `cus_${at}` },
      payabli: { id: at },
    },
    changes: { firstName: `Jane ${at}` },
  }));

/** A provider with faults: what it did, row by row, whatever it answered. */
const faulty = (seed: number) => {
  let random = seed;
  const roll = (): number => {
    random = (random * 48271) % 2147483647;
    return random / 2147483647;
  };
  const applied = new Map<string, number>();
  const send: typeof fetch = async (input) => {
    const row = String(input).replace(/.*\/(cus_)?/, "");
    const apply = () => applied.set(row, (applied.get(row) ?? 0) + 1);
    const fate = roll();
    if (fate < 0.05) return Response.json({ error: "no" }, { status: 400 });
    if (fate < 0.08) return Response.json({}, { status: 500 });
    if (fate < 0.1) throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
    apply();
    if (fate < 0.15) throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNRESET" } });
    if (fate < 0.18) return new Response("<html>", { status: 200 });
    return Response.json({ id: "1", firstName: "Jane", lastName: "Doe", isSuccess: true });
  };
  return { send, applied };
};

test("of 2,000 customers at faulty providers, every row is accounted for and none is misreported", async () => {
  const providers = { finosu: faulty(1), soap: faulty(2), payabli: faulty(3) };
  const { customers } = threeProviders({
    finosu: providers.finosu.send,
    soap: providers.soap.send,
    payabli: providers.payabli.send,
  });
  const seen = new Set<number>();
  const told: Progress[] = [];

  for await (const { index, outcomes, allApplied } of updateMany(customers, rowsOf(2000), {
    ...noRates,
    retries: 0,
    concurrency: 50,
    onProgress: (progress) => void told.push(progress),
  })) {
    seen.add(index);
    const names = ["finosu", "soap", "payabli"] as const;
    for (const name of names) {
      const times = providers[name].applied.get(String(index)) ?? 0;
      const status = outcomes[name]?.status;
      expect(["applied", "rejected", "unknown"]).toContain(status);
      if (status === "applied") expect(times).toBe(1);
      if (status === "rejected") expect(times).toBe(0);
    }
    expect(allApplied).toBe(names.every((name) => outcomes[name]?.status === "applied"));
  }

  expect(seen.size).toBe(2000);
  const progress = told.at(-1);
  if (!progress) throw new Error("no progress was reported");
  expect(told.map(({ rows }) => rows)).toEqual(Array.from({ length: 2000 }, (_, at) => at + 1));
  expect(progress.applied + progress.rejected + progress.unknown).toBe(6000);
  expect(progress.targets).toBe(6000);
  expect(Math.min(progress.applied, progress.rejected, progress.unknown)).toBeGreaterThan(100);
}, 60_000);

test("reads no further ahead than the concurrency, and no further than a slow consumer", async () => {
  const { customers } = threeProviders();
  let read = 0;
  const source = function* () {
    for (const row of rowsOf(500)) {
      read++;
      yield row;
    }
  };
  let taken = 0;
  let furthest = 0;
  for await (const _ of updateMany(customers, source(), { ...noRates, concurrency: 4 })) {
    furthest = Math.max(furthest, read - taken++);
    await new Promise(setImmediate);
  }
  expect(taken).toBe(500);
  expect(furthest).toBeLessThanOrEqual(9);
});

test.for([3, 47, 120])(
  "a run that was aborted after %s rows resumes without sending an applied row twice",
  async (stop) => {
    const { send, applied } = faulty(7);
    const { customers } = threeProviders({ soap: send });
    const rows = rowsOf(150).map(({ targets: { soap }, changes }) => ({ targets: { soap }, changes }));
    const checkpoint = journal();
    const seen: number[] = [];
    const controller = new AbortController();

    const first = async () => {
      for await (const { index } of updateMany(customers, rows, {
        ...noRates,
        checkpoint,
        signal: controller.signal,
      })) {
        seen.push(index);
        if (seen.length === stop) controller.abort(new Error("Ctrl-C"));
      }
    };
    await expect(first()).rejects.toThrow("Ctrl-C");
    const told: Progress[] = [];
    for await (const { index } of updateMany(customers, rows, {
      ...noRates,
      checkpoint,
      onProgress: (progress) => void told.push(progress),
    })) {
      seen.push(index);
    }

    expect(seen.toSorted((a, b) => a - b)).toEqual(rows.map((_, at) => at));
    expect(told.at(-1)?.rows).toBe(150);
    expect(Math.max(...applied.values())).toBe(1);
  },
);

test("a row that a crashed run had begun is reported as unknown and not sent again", async () => {
  const { customers, sent } = threeProviders();
  const rows = rowsOf(3).map(({ targets: { soap }, changes }) => ({ targets: { soap }, changes }));
  const checkpoint = journal();
  for (const [at, row] of rows.slice(0, 2).entries()) {
    checkpoint.save({ is: "begun", id: `a-${at}`, row: at, key: await rowKey(row) });
  }
  checkpoint.save({ is: "settled", id: "a-1", outcomes: [] });
  checkpoint.save({ is: "told", id: "a-1" });

  const results = await collect(updateMany(customers, rows, { ...noRates, checkpoint }));

  expect(results.map(({ index, outcomes }) => [index, outcomes.soap?.status]).toSorted()).toEqual([
    [0, "unknown"],
    [2, "applied"],
  ]);
  expect(sent().soap.map(({ url }) => url)).toEqual(["https://soap.example/api/v1/customers/cus_2"]);
  expect(await collect(updateMany(customers, rows, { ...noRates, checkpoint }))).toEqual([]);
});

test("a checkpoint that cannot be kept ends the run before anything is sent", async () => {
  const { customers, sent } = threeProviders();
  const save = async () => {
    throw new Error("disk full");
  };
  const run = collect(updateMany(customers, rowsOf(5), { ...noRates, checkpoint: { load: () => [], save } }));
  await expect(run).rejects.toThrow("disk full");
  expect(sent().soap).toEqual([]);
});

test("a request is made again where it is safe, and the provider says that it may help", async () => {
  const turns: Record<string, number> = {};
  const flaky: typeof fetch = async (input) => {
    turns[String(input)] = (turns[String(input)] ?? 0) + 1;
    return turns[String(input)] === 1
      ? Response.json({}, { status: 503, headers: { "retry-after": "0" } })
      : Response.json({ firstName: "Jane", lastName: "Doe" });
  };
  const { customers, sent } = threeProviders({ finosu: flaky, soap: flaky });
  const results = await collect(updateMany(customers, rowsOf(2), { ...noRates, retries: 1 }));
  expect(results.map(({ outcomes }) => [outcomes.finosu?.status, outcomes.soap?.status])).toEqual([
    ["applied", "unknown"],
    ["applied", "unknown"],
  ]);
  expect([sent().finosu.length, sent().soap.length]).toEqual([4, 2]);
});

test("a row without a target is told apart and ends nothing", async () => {
  const { customers } = threeProviders();
  const rows = [{ targets: {}, changes: { firstName: "Jane" } }, ...rowsOf(1)];
  const results = await collect(updateMany(customers, rows, noRates));
  expect(results.map(({ allApplied, error }) => [allApplied, error?.kind]).toSorted()).toEqual([
    [false, "configuration"],
    [true, undefined],
  ]);
});

test("an aborted signal refuses the run", async () => {
  const { customers } = threeProviders();
  const run = updateMany(customers, rowsOf(1), { signal: AbortSignal.abort(new Error("stop")) });
  await expect(run.next()).rejects.toThrow("stop");
});

test("Payabli's documented rate holds unless another is given, whatever is said of the others", async () => {
  vi.useFakeTimers();
  try {
    const { customers, sent } = threeProviders();
    const rows = rowsOf(250).map(({ targets: { payabli }, changes }) => ({ targets: { payabli }, changes }));
    const run = collect(updateMany(customers, rows, { concurrency: 300, perProviderRate: { soap: [] } }));
    await vi.advanceTimersByTimeAsync(59_000);
    expect(sent().payabli).toHaveLength(200);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await run).toHaveLength(250);
  } finally {
    vi.useRealTimers();
  }
});
