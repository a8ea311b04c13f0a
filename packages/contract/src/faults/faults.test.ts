import { expect, test } from "vitest";
import { ledger } from "../../test-support/ledger.js";
import { startMockServer } from "../mock/start-mock-server.js";
import type { FaultKind } from "./fault.js";
import { createFaultPlan } from "./fault-plan.js";

const headers = { "x-api-key": "secret" };
const get = (url: string, more: Record<string, string> = {}, signal?: AbortSignal) =>
  fetch(`${url}/accounts/7`, { headers: { ...headers, ...more }, ...(signal ? { signal } : {}) });

const account = { id: 7, name: "Ann Example", note: null, status: "open" };

test.for<[FaultKind, (response: Response) => Promise<unknown>, unknown]>([
  ["empty-500", async (response) => [response.status, await response.text()], [500, ""]],
  [
    "html-200",
    async (response) => [
      response.status,
      response.headers.get("content-type"),
      (await response.text()).slice(0, 15),
    ],
    [200, "text/html; charset=utf-8", "<!doctype html>"],
  ],
  [
    "too-many-requests",
    async (response) => [response.status, response.headers.get("retry-after")],
    [429, "1"],
  ],
  [
    "truncated-json",
    async (response) =>
      JSON.stringify(account).startsWith(await response.text()) && response.headers.get("content-type"),
    "application/json",
  ],
  [
    "wrong-content-type",
    async (response) => [response.headers.get("content-type"), await response.json()],
    ["text/plain", account],
  ],
  ["slow-drip", (response) => response.json(), account],
  ["delay", (response) => response.json(), account],
])("answers under the fault %s, and as ever afterwards", async ([kind, look, seen]) => {
  await using mock = await startMockServer(ledger, { faults: [{ kind, times: 1, ms: 1 }] });
  expect(await look(await get(mock.url))).toEqual(seen);
  expect(await (await get(mock.url)).json()).toEqual(account);
  expect(mock.requests.map(({ fault }) => fault?.kind)).toEqual([kind, undefined]);
});

test("a reset ends a request before anything comes, and midway after the headers", async () => {
  await using mock = await startMockServer(ledger, {
    faults: [
      { kind: "reset", times: 1 },
      { kind: "reset-midway", times: 1 },
    ],
  });
  await expect(get(mock.url)).rejects.toThrow("fetch failed");
  const midway = await get(mock.url);
  expect(midway.status).toBe(200);
  await expect(midway.text()).rejects.toThrow("terminated");
  expect((await get(mock.url)).status).toBe(200);
});

test("a stall gives nothing, and midway nothing more, until the caller gives up or the server stops", async () => {
  const mock = await startMockServer(ledger);
  const caller = new AbortController();
  const stalled = get(mock.url, { prefer: "fault=stall" }, caller.signal);
  const midway = await get(mock.url, { prefer: "fault=stall-midway" });
  expect(midway.status).toBe(200);
  const rest = midway.text();
  caller.abort(new Error("too long"));
  await expect(stalled).rejects.toThrow("too long");
  await mock.stop();
  await expect(rest).rejects.toThrow("terminated");
});

test("a delay keeps the answer back for as long as it says", async () => {
  await using mock = await startMockServer(ledger);
  await get(mock.url);
  const start = performance.now();
  await get(mock.url, { prefer: "fault=delay, ms=80" });
  expect(performance.now() - start).toBeGreaterThanOrEqual(79);
});

test("a fault is about the operation that it names, begins when it is told to, and is ended", async () => {
  await using mock = await startMockServer(ledger);
  const end = mock.fail({ kind: "empty-500", operation: "getAccount", after: 1 });
  const statuses = [(await get(mock.url)).status, (await get(mock.url)).status];
  const other = await fetch(`${mock.url}/accounts?status=open`, { headers });
  end();
  expect([...statuses, other.status, (await get(mock.url)).status]).toEqual([200, 500, 200, 200]);
});

test("what a fault hides is remembered all the same, unless it says otherwise", async () => {
  await using mock = await startMockServer(ledger, { memory: true });
  const create = async (prefer: string) => {
    const body = JSON.stringify({ kind: "company", name: "Ann", employees: 1 });
    const sent = { ...headers, "content-type": "application/json", prefer };
    await fetch(`${mock.url}/accounts`, { method: "POST", headers: sent, body }).catch(() => undefined);
  };
  const count = async () =>
    (await (await fetch(`${mock.url}/accounts?status=open`, { headers })).json()).records.length;
  await create("fault=empty-500");
  expect(await count()).toBe(0);
  await create("fault=reset");
  expect(await count()).toBe(1);
});

test("a fault that there is not is told with those that there are", async () => {
  await using mock = await startMockServer(ledger);
  const answer = await get(mock.url, { prefer: "fault=rset" });
  expect([answer.status, (await answer.json()).detail]).toEqual([
    400,
    expect.stringMatching(/^There is no fault "rset"\. Did you mean "reset"\? Known: delay, stall,/),
  ]);
  expect(() => mock.fail({ kind: "reset", operation: "getAcount" })).toThrow('Did you mean "getAccount"?');
  expect(() => mock.fail({ kind: "reset", share: 2 })).toThrow("its share is from 0 to 1");
});

test("which requests a share hits is the same for the same seed, and as many as it says", () => {
  const hits = (seed: number) => {
    const plan = createFaultPlan([{ kind: "reset", share: 0.25 }], seed);
    return Array.from({ length: 400 }, () => plan.next("any") !== undefined);
  };
  expect(hits(1)).toEqual(hits(1));
  expect(hits(1)).not.toEqual(hits(2));
  for (const seed of [1, 2, 3]) {
    const count = hits(seed).filter(Boolean).length;
    expect(count).toBeGreaterThan(70);
    expect(count).toBeLessThan(130);
  }
});

test("the first rule that hits a request decides, and the others do not count it", () => {
  const plan = createFaultPlan(
    [
      { kind: "reset", times: 1 },
      { kind: "stall", times: 1 },
    ],
    1,
  );
  expect([plan.next("a"), plan.next("a"), plan.next("a")].map((fault) => fault?.kind)).toEqual([
    "reset",
    "stall",
    undefined,
  ]);
});
