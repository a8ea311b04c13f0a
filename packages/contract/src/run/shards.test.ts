import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadLedger } from "../../test-support/ledger.js";
import { main } from "../cli/main.js";
import { operationsOf } from "../document/operations.js";
import type { ContractReport } from "./contract-report.js";
import { parseShard, shardOf } from "./shard.js";

const timeless = ({ durationMs: _, casesPerSecond: __, ...report }: ContractReport) => report;

test("the report of the shards is that of the whole, mutants and coverage included", async () => {
  const folder = await mkdtemp(join(tmpdir(), "shards-"));
  const lines: string[] = [];
  const terminal = { log: () => {}, error: (line: string) => void lines.push(line) };
  const run = (...args: string[]) => main(["check", "soap", ...args], terminal);
  const check = async (name: string, ...args: string[]): Promise<ContractReport> => {
    const path = join(folder, name);
    await run("--save", path, ...args);
    const [report]: ContractReport[] = JSON.parse(await readFile(path, "utf8"));
    if (report === undefined) throw new Error("no report was written");
    return report;
  };
  try {
    const whole = await check("whole.json", "--seed", "3");
    for (const index of [2, 1]) await check(`${index}.json`, "--seed", "3", "--shard", `${index}/2`);
    const [one, other] = [join(folder, "1.json"), join(folder, "2.json")];
    const merged = await check("merged.json", "--merge", other, "--merge", one);
    expect(timeless(merged)).toEqual(timeless(whole));
    expect(whole.mutation.server.made).toBeGreaterThan(20);
    expect(await run("--merge", one)).toBe(2);
    expect(await run("--shard", "1/3")).toBe(2);
    expect(lines.join("\n")).toContain("soap: shard 2 of 2 is missing");
    expect(lines.join("\n")).toContain("--shard needs --seed");
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("every operation is in one shard, and the largest ones are apart", async () => {
  const { document } = await loadLedger();
  const operations = operationsOf(document);
  const shards = [1, 2].map((index) =>
    shardOf(document, operations, { index, total: 2 }).map(({ id }) => id),
  );
  expect(shards.flat().sort()).toEqual(operations.map(({ id }) => id).sort());
  expect(shards.map((ids) => ids.length)).toEqual([2, 3]);
});

test.for([
  ["1/4", { index: 1, total: 4 }],
  ["4/4", { index: 4, total: 4 }],
  ["0/4", undefined],
  ["5/4", undefined],
  ["1", undefined],
])("%s is read as %o", ([text, shard]) => {
  expect(parseShard(String(text))).toEqual(shard);
});
