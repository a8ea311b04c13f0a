import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { runContract } from "./run/run-contract.js";

// Documents that nobody here wrote. Where they are is told by the environment, so that no path of a machine is
// written down; without them the test says that it was skipped.
const folder = process.env.THIRD_PARTY_SPECS;
const names = ["lithic.yml", "adyen-checkout.yaml"];
const isThere = folder !== undefined && names.every((name) => existsSync(`${folder}/${name}`));
if (!isThere) console.log("SKIPPED: third-party documents (set THIRD_PARTY_SPECS to their folder)");

test.skipIf(!isThere).each(names)(
  "%s can be worked with; what cannot be handled is listed",
  async (name) => {
    const report = await runContract(`${folder}/${name}`, { seed: 1, randomRuns: 3, mutants: false });
    const failed = report.cases.filter(({ isPassed }) => !isPassed);
    const { covered, total, missing } = report.coverage;
    const why = Map.groupBy(missing, ({ reason }) => reason);
    console.log(
      `${name}: ${report.cases.length} cases at ${report.casesPerSecond}/s, ${failed.length} failed, covered ${covered} of ${total}`,
    );
    for (const [reason, items] of why) console.log(`  ${items.length} missing: ${reason}`);
    for (const note of report.notes) console.log(`  ${note}`);
    expect(report.crash).toBeUndefined();
    expect(report.cases.length).toBeGreaterThan(1000);
  },
  600_000,
);
