import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { VerificationSummary } from "./summary.ts";

const path = "docs/verification.json";

/** What was last recorded, by provider; empty where nothing was. */
export function readRecord(root: string): Readonly<Record<string, VerificationSummary>> {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

/** Keeps the figures of a run for the READMEs. */
export function writeRecord(root: string, record: Readonly<Record<string, VerificationSummary>>): void {
  writeFileSync(join(root, path), `${JSON.stringify(record, null, 2)}\n`);
}

/** The providers whose recorded figures are not those of this run. */
export function staleNames(root: string, current: Readonly<Record<string, VerificationSummary>>): string[] {
  const recorded = readRecord(root);
  return Object.keys(current).filter(
    (name) => JSON.stringify(recorded[name]) !== JSON.stringify(current[name]),
  );
}
