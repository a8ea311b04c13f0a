import { fileURLToPath } from "node:url";
import { runCommand } from "@provider-clients-internal/shared";
import { budgets } from "../budgets.ts";
import { measureEach, type Section } from "../figure.ts";
import { benchFolder } from "../folders.ts";

const childFile = fileURLToPath(new URL("child.mjs", import.meta.url));
const rows = 1_000_000;

interface Run {
  readonly residentMegabytes: number;
  readonly aliveMegabytes: number;
}

const runRows = async (flags: readonly string[]): Promise<Run> =>
  JSON.parse(await runCommand(process.execPath, [...flags, childFile, String(rows)], { cwd: benchFolder }));

// What is alive does not grow with the rows. What is resident beyond it is garbage that V8 has not collected yet, and
// how much of that it allows itself depends on the version. With 8 MB of new space Node 24 takes what Node 20 takes as
// it comes.
const subjects = [
  {
    subject: "alive, the most",
    flags: ["--expose-gc"],
    megabytesOf: ({ aliveMegabytes }: Run) => aliveMegabytes,
  },
  {
    subject: "resident, with --max-semi-space-size=8",
    flags: ["--max-semi-space-size=8"],
    megabytesOf: ({ residentMegabytes }: Run) => residentMegabytes,
  },
  {
    subject: "resident, as much new space as this Node takes",
    flags: [],
    megabytesOf: ({ residentMegabytes }: Run) => residentMegabytes,
  },
].map((each) => ({ ...each, budget: budgets.bulkMegabytes }));

/** Megabytes that a bulk update of a million customers holds. */
export const measureMemory = async (): Promise<Section> => ({
  id: "memory",
  title: `Memory of \`updateMany\` over ${rows.toLocaleString("en-US")} rows at two providers, mocked fetch`,
  unit: "MB",
  isEnforced: false,
  ...(await measureEach(subjects, async ({ subject, flags, megabytesOf, budget }) => ({
    subject,
    value: megabytesOf(await runRows(flags)),
    isOurs: true,
    budget,
  }))),
});
