import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ledger } from "../../test-support/ledger.js";
import { main } from "../cli/main.js";
import { startMockServer } from "../mock/start-mock-server.js";
import { coverageJson } from "./coverage-json.js";
import { shareOf } from "./test-coverage.js";

const headers = { "x-api-key": "secret", "content-type": "application/json" };

const reachedBy = async (
  method: string,
  path: string,
  body?: unknown,
  more: object = {},
): Promise<string[]> => {
  await using mock = await startMockServer(ledger);
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  await (
    await fetch(`${mock.url}${path}`, { method, headers: { ...headers, ...more }, ...sent })
  ).body?.cancel();
  return mock
    .coverage()
    .items.filter(({ hits }) => hits > 0)
    .map(({ id }) => id);
};

test("a valid request reaches its parameters, properties and constraints, and the status and properties it is answered with", async () => {
  expect(await reachedBy("PATCH", "/accounts/7", { name: "Ben" })).toEqual([
    "updateAccount operation",
    "updateAccount status 200",
    "updateAccount property 200 body/id",
    "updateAccount property 200 body/name",
    "updateAccount property 200 body/note",
    "updateAccount property 200 body/status",
    "updateAccount parameter path/accountId",
    "updateAccount constraint path/accountId type",
    "updateAccount constraint path/accountId format=int64",
    "updateAccount constraint path/accountId minimum",
    "updateAccount parameter body",
    "updateAccount property body/name",
    "updateAccount constraint body type",
    "updateAccount constraint body additionalProperties",
    "updateAccount constraint body minProperties",
    "updateAccount constraint body/name type",
    "updateAccount constraint body/name minLength",
    "updateAccount constraint body/name maxLength",
  ]);
});

test("a request that is refused reaches the rule that it breaks, and the status", async () => {
  expect(await reachedBy("PATCH", "/accounts/7", { name: "" })).toEqual([
    "updateAccount operation",
    "updateAccount status default",
    "updateAccount constraint body/name minLength",
  ]);
});

test("a list's items and a query are reached", async () => {
  const reached = await reachedBy("GET", "/accounts?status=open&tags=a&tags=b");
  expect(reached).toEqual(
    expect.arrayContaining([
      "listAccounts parameter query/status",
      "listAccounts constraint query/tags/* minLength",
      "listAccounts property 200 body/records/*/id",
    ]),
  );
  expect(reached).not.toContain("listAccounts parameter query/limit");
});

test("what several servers saw is added up, told as table, page and JSON, and held to a threshold", async () => {
  const folder = await mkdtemp(join(tmpdir(), "coverage-"));
  try {
    for (const id of [7, 8]) {
      await using mock = await startMockServer(ledger, { coverageFolder: join(folder, "seen") });
      await (await fetch(`${mock.url}/accounts/${id}`, { headers })).body?.cancel();
    }
    const run = async (...args: string[]) => {
      const lines: string[] = [];
      const print = (line: string) => void lines.push(line);
      const code = await main(["coverage", join(folder, "seen"), ...args], { log: print, error: print });
      return { code, text: lines.join("\n") };
    };
    const [json, page] = [join(folder, "coverage.json"), join(folder, "coverage.html")];
    const enough = await run("--threshold", "5", "--json", json, `--report=${page}`);
    expect(enough).toMatchObject({ code: 0 });
    expect(enough.text).toMatch(/^Ledger: \d+ % reached/);
    expect(enough.text).toMatch(/getAccount +1\/1 +1\/3 +1\/1 +4\/5 +3\/3/);
    const file = "test-support/ledger.yaml";
    const { hit, items } = JSON.parse(await readFile(json, "utf8")).Ledger.getAccount;
    expect(hit).toBe(10);
    expect(items).toMatchObject({ operation: { hits: 2, file }, "status 404": { hits: 0, file } });
    const lines = (await readFile(ledger, "utf8")).split("\n");
    expect(lines[items.operation.line - 1]).toContain("get:");
    expect(lines[items["status 404"].line - 1]).toContain('"404":');
    const place = `${file}:${items["status 404"].line}`;
    expect(await readFile(page, "utf8")).toContain(`<li>status 404 <span class="dim">${place}</span></li>`);
    expect(enough.text).toMatch(/not reached listAccounts operation \(test-support\/ledger\.yaml:40\)/);
    const short = await run("--threshold", "90");
    expect([short.code, short.text]).toEqual([
      1,
      expect.stringMatching(/Ledger: \d+ % was reached, and 90 % is asked for\.$/),
    ]);
    expect((await run("--threshold", "101")).code).toBe(2);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("a folder that nobody wrote into is told as such", async () => {
  const lines: string[] = [];
  const print = (line: string) => void lines.push(line);
  expect(await main(["coverage", "/nowhere/at/all"], { log: print, error: print })).toBe(2);
  expect(lines.join()).toContain("no mock server wrote into it");
});

test("JSON counts items as LCOV counts lines", () => {
  const items = [
    {
      id: "a operation",
      group: "operations",
      operation: "a",
      hits: 3,
      place: { file: "shop.yaml", line: 7 },
    },
    { id: "a status 200", group: "statuses", operation: "a", hits: 0 },
  ] as const;
  expect(shareOf(items)).toEqual({ covered: 1, total: 2 });
  expect(coverageJson([{ name: "Shop", items }])).toEqual({
    Shop: {
      a: {
        found: 2,
        hit: 1,
        items: { operation: { hits: 3, file: "shop.yaml", line: 7 }, "status 200": { hits: 0 } },
      },
    },
  });
});
