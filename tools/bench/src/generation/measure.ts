import { fileURLToPath } from "node:url";
import { runCommand } from "@provider-clients-internal/shared";
import { budgets } from "../budgets.ts";
import { measureEach, type Section } from "../figure.ts";
import { benchFolder } from "../folders.ts";
import { median } from "../median.ts";

const childFile = fileURLToPath(new URL("child.ts", import.meta.url));
const names = ["finosu", "soap", "payabli"];
const rounds = 5;

const millisecondsOf = async (contender: string): Promise<number> => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(
      Number(await runCommand(process.execPath, [childFile, contender, ...names], { cwd: benchFolder })),
    );
  }
  return median(times);
};

const subjects = [
  { subject: "openapi-typescript alone", contender: "openapi-typescript", isOurs: false },
  { subject: "ours", contender: "ours", isOurs: true, budget: budgets.generationMs },
] as const;

/** Processor time of `pnpm generate` over this repository's documents, everything loaded anew. */
export const measureGeneration = async (): Promise<Section> => ({
  id: "generation",
  title: "Generation of our three documents, processor time of a fresh process",
  unit: "ms",
  isEnforced: false,
  ...(await measureEach(subjects, async ({ contender, ...figure }) => ({
    ...figure,
    value: await millisecondsOf(contender),
  }))),
});
