import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { readRecord, staleNames, writeRecord } from "./record.ts";

const figures = (cases: number) => ({
  cases,
  covered: 1,
  documented: 1,
  canaries: 1,
  mutants: 1,
  noticed: 1,
});

const repositoryWith = (record: object): string => {
  const root = mkdtempSync(join(tmpdir(), "record-"));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, "docs"));
  writeFileSync(join(root, "docs/verification.json"), JSON.stringify(record));
  return root;
};

test("a provider whose run failed keeps the record that it had", () => {
  const root = repositoryWith({ finosu: figures(1), soap: figures(2) });
  writeRecord(root, ["finosu", "soap", "payabli"], { finosu: figures(5) });
  expect(readRecord(root)).toEqual({ finosu: figures(5), soap: figures(2) });
});

test("a provider that is no longer here leaves the record", () => {
  const root = repositoryWith({ gone: figures(1), soap: figures(2) });
  writeRecord(root, ["soap"], {});
  expect(readRecord(root)).toEqual({ soap: figures(2) });
});

test("what has other figures than the record is stale, and so is what has none", () => {
  const root = repositoryWith({ finosu: figures(1), soap: figures(2) });
  expect(staleNames(root, { finosu: figures(1), soap: figures(3), payabli: figures(4) })).toEqual([
    "soap",
    "payabli",
  ]);
});
