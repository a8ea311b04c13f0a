import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { loadDocument } from "./document/load-document.js";
import { atPointer } from "./document/pointer.js";
import { formatReport } from "./report/terminal.js";
import { failuresOf } from "./run/contract-report.js";
import { runContract } from "./run/run-contract.js";

// Documents that nobody here wrote. Where they are is told by the environment, so that no path of a machine is
// written down; without them the test says that it was skipped.
const folder = process.env.THIRD_PARTY_SPECS;
const names = ["lithic.yml", "adyen-checkout.yaml"];
const isThere = folder !== undefined && names.every((name) => existsSync(`${folder}/${name}`));
if (!isThere) console.log("SKIPPED: third-party documents (set THIRD_PARTY_SPECS to their folder)");

test.skipIf(!isThere).each(names)(
  "%s passes whole, but for what is listed by name",
  async (name) => {
    const path = `${folder}/${name}`;
    const options = { seed: 1, randomRuns: 3, mutants: false, isForeign: true };
    const report = await runContract(path, options);
    console.log(formatReport(report, { rerun: String }));
    const { covered, total, missing, skipped } = report.coverage;
    expect(failuresOf(report)).toEqual([]);
    expect(report.cases.length).toBeGreaterThan(1000);
    expect(missing).toEqual([]);
    expect(covered).toBe(total);
    expect(report.canaries.refused).toBe(report.canaries.made);
    // A reason is no way out for whatever is hard to reach.
    expect(skipped.length).toBeLessThan(total / 1000);
    const { document } = await loadDocument(path);
    const lost = report.faults.filter(({ pointer }) => atPointer(document, pointer) === undefined);
    expect(lost).toEqual([]);
  },
  1_800_000,
);
