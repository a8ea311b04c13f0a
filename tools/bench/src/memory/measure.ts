import { fileURLToPath } from "node:url";
import { runCommand } from "@provider-clients-internal/shared";
import { budgets } from "../budgets.ts";
import { measureEach, type Section } from "../figure.ts";
import { benchFolder } from "../folders.ts";

const rows = 1_000_000;

interface Run {
  readonly residentMegabytes: number;
  readonly aliveMegabytes: number;
}

const runRows = async (program: string, flags: readonly string[]): Promise<Run> => {
  const file = fileURLToPath(new URL(program, import.meta.url));
  return JSON.parse(await runCommand(process.execPath, [...flags, file, String(rows)], { cwd: benchFolder }));
};

// Live memory does not grow with the number of rows. The rest of the resident memory is garbage that V8 has not
// collected yet; how much depends on its version, as the baseline shows.
const subjects = [
  {
    subject: "alive, the most",
    megabytes: async () => (await runRows("child.mjs", ["--expose-gc"])).aliveMegabytes,
    isOurs: true,
    budget: budgets.bulkMegabytes,
  },
  {
    subject: "resident, the most",
    megabytes: async () => (await runRows("child.mjs", [])).residentMegabytes,
    isOurs: true,
    budget: budgets.bulkMegabytes,
  },
  {
    subject: "resident, a bare loop over the same fetch",
    megabytes: async () => (await runRows("floor.mjs", [])).residentMegabytes,
    isOurs: false,
  },
];

/** Megabytes that a bulk update of a million customers holds. */
export const measureMemory = async (): Promise<Section> => ({
  id: "memory",
  title: `Memory of \`updateMany\` over ${rows.toLocaleString("en-US")} rows at two providers, mocked fetch`,
  unit: "MB",
  isEnforced: false,
  ...(await measureEach(subjects, async ({ subject, megabytes, isOurs, budget }) => ({
    subject,
    value: await megabytes(),
    isOurs,
    budget,
  }))),
});
