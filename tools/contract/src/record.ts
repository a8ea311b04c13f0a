import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { VerificationSummary } from "./summary.ts";

const path = "docs/verification.json";

/** The figures of each provider's last successful run. */
export type VerificationRecord = Readonly<Record<string, VerificationSummary>>;

/** The last recorded figures by provider; empty if there are none. */
export const readRecord = (root: string): VerificationRecord => {
  const file = join(root, path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
};

/** Stores the figures of a run for the READMEs. A provider without new figures keeps its old ones. */
export const writeRecord = (root: string, names: readonly string[], current: VerificationRecord): void => {
  const recorded = readRecord(root);
  const kept = names.flatMap((name) => {
    const summary = current[name] ?? recorded[name];
    return summary === undefined ? [] : [[name, summary]];
  });
  writeFileSync(join(root, path), `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`);
};

/** The providers whose recorded figures differ from this run. */
export const staleNames = (root: string, current: VerificationRecord): string[] => {
  const recorded = readRecord(root);
  return Object.keys(current).filter(
    (name) => JSON.stringify(recorded[name]) !== JSON.stringify(current[name]),
  );
};
