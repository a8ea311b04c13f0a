import { readFile, writeFile } from "node:fs/promises";
import { renderTable } from "@provider-clients/command-line";
import { expect, test } from "vitest";
import { mostWithin } from "../test-support/soak/judge.js";
import { runSoak, type Soaked } from "../test-support/soak/run-soak.js";

const small = {
  rows: 150,
  workers: 3,
  killEvery: 50,
  freezeEvery: 120,
  restarts: 1,
  limits: [
    { limit: 35, intervalMs: 1000 },
    { limit: 90, intervalMs: 8000 },
  ],
};
// Limits below what the workers would send by themselves: each of them is reached in every minute.
const whole = {
  rows: 10_000,
  workers: 4,
  killEvery: 90,
  freezeEvery: 1000,
  restarts: 2,
  limits: [
    { limit: 50, intervalMs: 1000 },
    { limit: 150, intervalMs: 10_000 },
    { limit: 660, intervalMs: 60_000 },
  ],
};
// `pnpm soak:bulk` asks for the whole.
const size = process.env.BULK_SOAK === "whole" ? whole : small;

const tableOf = (soaked: Soaked): string => {
  const { windows, states, problems, ...numbers } = soaked;
  const rows = [
    ...Object.entries(numbers),
    ...Object.entries(states),
    ...windows.map(({ limit, intervalMs, most }) => [`most in ${intervalMs} ms, of ${limit}`, most] as const),
    ["workers that failed", problems.length] as const,
  ].map(([name, value]) => [name, String(value)]);
  return renderTable({ columns: [{}, { align: "right" }], rows }, {}).join("\n");
};

/** Keeps the table of a whole run that held in docs/bulk.md. */
const keepTable = async (table: string): Promise<void> => {
  const path = new URL("../../../docs/bulk.md", import.meta.url);
  const text = await readFile(path, "utf8");
  const block = /(<!-- soak: .*? -->\n)[\s\S]*?(<!-- \/soak -->)/;
  await writeFile(
    path,
    text.replace(block, (_, start, end) => `${start}\`\`\`\n${table}\n\`\`\`\n${end}`),
  );
};

test("nothing is lost or doubled while workers are killed and frozen, and database and providers fail", async () => {
  const soaked = await runSoak(size);
  const table = tableOf(soaked);
  console.log(table);
  expect(soaked).toMatchObject({
    lost: 0,
    doubled: 0,
    disagreeing: 0,
    problems: [],
    restarted: size.restarts,
  });
  expect(soaked.killed).toBeGreaterThanOrEqual(4);
  expect(soaked.frozen).toBeGreaterThanOrEqual(1);
  for (const { limit, most } of soaked.windows) expect(most).toBeLessThanOrEqual(limit);
  // Otherwise the limits would hold without a gate.
  const longest = soaked.windows.at(-1);
  expect(longest?.most).toBeGreaterThan((longest?.limit ?? 0) / 2);
  if (size === whole) await keepTable(table);
}, 3_600_000);

test("the most within a window is counted over every stretch of time", () => {
  const arrivals = [0, 500, 999, 1000, 1400, 1450, 3000].map((at) => ({ at, notBefore: at }));
  expect(mostWithin(arrivals, 1000)).toBe(5);
});

test("requests that a delayed server read together may have come at different times", () => {
  const arrivals = [0, 900, 900].map((notBefore) => ({ at: 1000, notBefore }));
  expect(mostWithin(arrivals, 1000)).toBe(2);
});
