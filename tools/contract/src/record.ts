import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { VerificationSummary } from "./summary.ts";

const path = "docs/verification.json";

/** The figures of each provider's last good run. */
export type VerificationRecord = Readonly<Record<string, VerificationSummary>>;

/** What was last recorded, by provider; empty where nothing was. */
export const readRecord = (root: string): VerificationRecord => {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
};

/** Keeps the figures of a run for the READMEs. A provider without new ones keeps those that it had. */
export const writeRecord = (root: string, names: readonly string[], current: VerificationRecord): void => {
  const recorded = readRecord(root);
  const kept = names.flatMap((name) => {
    const summary = current[name] ?? recorded[name];
    return summary === undefined ? [] : [[name, summary]];
  });
  writeFileSync(join(root, path), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
};

/** The providers whose recorded figures are not those of this run. */
export const staleNames = (root: string, current: VerificationRecord): string[] => {
  const recorded = readRecord(root);
  return Object.keys(current).filter(
    (name) => JSON.stringify(recorded[name]) !== JSON.stringify(current[name]),
  );
};
