import fc from "fast-check";
import { expect, test } from "vitest";
import { type IterateCustomersOptions, iterateCustomers } from "./generated/pagination.js";
import { createPayabliClient, isPayabliError } from "./index.js";

/** A provider that answers lists by position, and whose list changes between two pages. */
const changingList = (
  ids: readonly number[],
  changes: readonly ((ids: number[]) => void)[] = [],
  longestPage = 1000,
) => {
  const list = [...ids];
  const pages: { readonly from: number; readonly limit: number }[] = [];
  const fetch = async (input: unknown): Promise<Response> => {
    const query = new URL(String(input)).searchParams;
    const from = Number(query.get("fromRecord"));
    const limit = Math.min(Number(query.get("limitRecord")), longestPage);
    if (pages.length > 0) changes[pages.length - 1]?.(list);
    pages.push({ from, limit });
    const Records = list.slice(from, from + limit).map((customerId) => ({ customerId, Firstname: null }));
    return Response.json({ Records, Summary: { totalRecords: list.length } });
  };
  const payabli = createPayabliClient({ requestToken: "made-up-token", environment: "sandbox", fetch });
  const read = async (options?: IterateCustomersOptions) => {
    const read: (number | null | undefined)[] = [];
    for await (const { customerId } of iterateCustomers(payabli, "synthetic-entry", options))
      read.push(customerId);
    return read;
  };
  return { read, pages, payabli };
};

test("yields every record of a list that stays as it is, in order", async () => {
  const { read, pages } = changingList([1, 2, 3, 4, 5, 6, 7]);
  expect(await read({ pageSize: 3 })).toEqual([1, 2, 3, 4, 5, 6, 7]);
  expect(pages.map(({ from }) => from)).toEqual([0, 2, 4, 6]);
});

test.for([[], [1], [1, 2]])("yields a list of %j", async (ids) => {
  expect(await changingList(ids).read({ pageSize: 2 })).toEqual(ids);
});

test("loses no record when an earlier one is deleted between two pages", async () => {
  const { read } = changingList([1, 2, 3, 4, 5, 6], [(list) => list.splice(0, 2)]);
  expect(await read({ pageSize: 3 })).toEqual([1, 2, 3, 4, 5, 6]);
});

test("repeats no record when another is added before it between two pages", async () => {
  const { read } = changingList([1, 2, 3, 4, 5], [(list) => list.unshift(101, 102, 103)]);
  const ids = await read({ pageSize: 3 });
  expect(ids.filter((id) => Number(id) < 100)).toEqual([1, 2, 3, 4, 5]);
  expect(new Set(ids).size).toBe(ids.length);
});

test("follows a provider that answers shorter pages than were asked for", async () => {
  expect(await changingList([1, 2, 3, 4, 5], [], 2).read({ pageSize: 100 })).toEqual([1, 2, 3, 4, 5]);
});

test("yields each record that is there throughout exactly once, whatever comes and goes", async () => {
  const change = fc.record({ at: fc.nat(60), remove: fc.nat(4), add: fc.nat(4) });
  const property = fc.asyncProperty(
    fc.integer({ min: 0, max: 40 }),
    fc.integer({ min: 2, max: 7 }),
    fc.array(change, { maxLength: 12 }),
    async (count, pageSize, changes) => {
      let next = 1000;
      const ids = Array.from({ length: count }, (_, index) => index);
      const staying = new Set(ids);
      const edits = changes.map(({ at, remove, add }) => (list: number[]) => {
        const added = Array.from({ length: add }, () => next++);
        for (const id of list.splice(at % (list.length + 1), remove, ...added)) staying.delete(id);
      });
      const read = await changingList(ids, edits).read({ pageSize });
      expect(new Set(read).size).toBe(read.length);
      expect(read.filter((id) => staying.has(Number(id)))).toEqual([...staying]);
    },
  );
  await fc.assert(property, { numRuns: 500 });
});

test("asks for no page before its first record is wanted", async () => {
  const { payabli, pages } = changingList([1, 2, 3, 4, 5, 6]);
  const iteration = iterateCustomers(payabli, "synthetic-entry", { pageSize: 2 });
  expect(pages).toHaveLength(0);
  await iteration.next();
  expect(pages).toHaveLength(1);
  await iteration.return();
  expect(pages).toHaveLength(1);
});

test("throws rather than yield more than maxRecords", async () => {
  const error = await changingList([1, 2, 3])
    .read({ maxRecords: 2 })
    .catch((thrown: unknown) => thrown);
  expect(isPayabliError(error, "unreadable")).toBe(true);
  expect(String(error)).toContain("maxRecords");
});

test("throws for a page without records instead of ending as if the list were empty", async () => {
  const fetch = async () => Response.json({ Summary: { totalRecords: 3 } });
  const payabli = createPayabliClient({ requestToken: "made-up-token", environment: "sandbox", fetch });
  const error = await iterateCustomers(payabli, "synthetic-entry")
    .next()
    .catch((thrown: unknown) => thrown);
  expect(isPayabliError(error, "unreadable")).toBe(true);
});

test.for([
  ["the same page, wherever it is asked to begin", () => [1, 2]],
  ["nothing but the beginning", (from: number) => (from > 0 ? [] : [1, 2])],
] as const)("throws when the provider answers %s, instead of asking for ever", async ([, idsFrom]) => {
  let requests = 0;
  const fetch = async (input: unknown) => {
    requests++;
    const from = Number(new URL(String(input)).searchParams.get("fromRecord"));
    return Response.json({ Records: idsFrom(from).map((customerId) => ({ customerId })) });
  };
  const payabli = createPayabliClient({ requestToken: "made-up-token", environment: "sandbox", fetch });
  const ids: unknown[] = [];
  const error = await (async () => {
    for await (const { customerId } of iterateCustomers(payabli, "synthetic-entry")) ids.push(customerId);
  })().catch((thrown: unknown) => thrown);
  expect(isPayabliError(error, "unreadable")).toBe(true);
  expect(ids).toEqual([1, 2]);
  expect(requests).toBeLessThan(200);
});
