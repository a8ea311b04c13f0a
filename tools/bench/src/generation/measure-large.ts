import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadSpec } from "@provider-clients/openapi";
import { runCommand, temporaryFolder } from "@provider-clients-internal/shared";
import { budgets } from "../budgets.ts";
import { describeReason, type Figure, type Section, type Skipped } from "../figure.ts";
import { benchFolder, peersFolder, repositoryFolder } from "../folders.ts";
import { median } from "../median.ts";
import { largeDocument } from "./large-document.ts";

const bytes = 3_000_000;
const rounds = 3;
/** The provider whose document is copied. */
const name = "payabli";

/** What each contender runs in a folder that holds `document.json`; what it writes goes into `out`. */
const commands = {
  "openapi-typescript alone": [
    process.execPath,
    join(benchFolder, "node_modules/openapi-typescript/bin/cli.js"),
    ...["document.json", "--output", "out/schema.ts"],
  ],
  "provider-codegen generate": [
    process.execPath,
    join(repositoryFolder, "packages/codegen/bin/provider-codegen.js"),
    ...["generate", "--name", name, "--document", "document.json", "--output", "out"],
  ],
  "hey-api": [
    join(peersFolder, "node_modules/.bin/openapi-ts"),
    ...["-i", "document.json", "-o", "out", "--silent", "--no-log-file"],
  ],
} as const;

type Contender = keyof typeof commands;

/** Processor time of a command and of every process that it starts, in milliseconds, as the shell counts it. */
const millisecondsOf = async (folder: string, command: readonly string[]): Promise<number> => {
  await rm(join(folder, "out"), { recursive: true, force: true });
  const printed = await runCommand("sh", ["-c", '"$@" >&2 && times', "sh", ...command], {
    cwd: folder,
    env: { NODE_OPTIONS: "" },
    timeoutMs: 600_000,
  });
  const [, children = ""] = printed.trim().split("\n");
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/g)];
  return times.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000,
    0,
  );
};

/** Generation from a document of 3 MB, ours beside others', in one run. */
export const measureLargeGeneration = async (): Promise<Section> => {
  using folder = temporaryFolder("large-document");
  const { document } = await loadSpec(repositoryFolder, name);
  await writeFile(join(folder.path, "document.json"), largeDocument(document, bytes));
  const figures: Figure[] = [];
  const skipped: Skipped[] = [];
  for (const subject of Object.keys(commands) as Contender[]) {
    const isOurs = subject === "provider-codegen generate";
    try {
      const times: number[] = [];
      for (let round = 0; round < rounds; round += 1) {
        times.push(await millisecondsOf(folder.path, commands[subject]));
      }
      const [alone] = figures;
      const value = median(times);
      const ratio = alone && `${(value / alone.value).toFixed(2)} times openapi-typescript alone`;
      const budget = isOurs && alone ? alone.value * budgets.largeGenerationRatio : undefined;
      figures.push({ subject, value, isOurs, budget, note: ratio });
    } catch (error) {
      skipped.push({ subject, reason: describeReason(error), hasBudget: isOurs });
    }
  }
  return {
    id: "large",
    title: "Generation from a document of 3 MB, processor time with every process that is started",
    unit: "ms",
    isEnforced: false,
    figures,
    skipped,
  };
};
