import { fileURLToPath } from "node:url";
import { budgets } from "../budgets.ts";
import { describeReason, type Figure, type Section, type Skipped } from "../figure.ts";
import { benchFolder } from "../folders.ts";
import { median } from "../median.ts";
import { runCommand } from "../run-command.ts";
import type { NamedDocument } from "./documents.ts";
import { withWorkspace } from "./workspace.ts";

const childFile = fileURLToPath(new URL("child.ts", import.meta.url));
const rounds = 3;

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Documents that are generated together. */
export interface Batch {
  readonly subject: string;
  readonly documents: readonly NamedDocument[];
}

const generateOnce = (contender: string, documents: readonly NamedDocument[]): Promise<Run> =>
  withWorkspace(documents, async (workspace) => {
    const names = documents.map(({ name }) => name);
    const args = [childFile, contender, workspace, ...names];
    return JSON.parse(await runCommand(process.execPath, args, { cwd: benchFolder })) as Run;
  });

const megabytesOf = (documents: readonly NamedDocument[]): number =>
  documents.reduce((bytes, { text }) => bytes + Buffer.byteLength(text), 0) / 1e6;

const measureContender = async (contender: string, { subject, documents }: Batch): Promise<Figure> => {
  const runs: Run[] = [];
  for (let round = 0; round < rounds; round += 1) runs.push(await generateOnce(contender, documents));
  const megabytes = megabytesOf(documents);
  const milliseconds = median(runs.map((run) => run.milliseconds));
  return {
    subject: `${subject}: ${contender}`,
    value: milliseconds / megabytes,
    isOurs: contender === "ours",
    note: `${Math.round(milliseconds)} ms for ${megabytes.toFixed(2)} MB, ${Math.round(median(runs.map((run) => run.megabytes)))} MB of memory`,
  };
};

const measureBatch = async (batch: Batch): Promise<{ figures: Figure[]; skipped: Skipped[] }> => {
  const figures: Figure[] = [];
  const skipped: Skipped[] = [];
  for (const contender of ["openapi-typescript", "ours"]) {
    try {
      const figure = await measureContender(contender, batch);
      const [alone] = figures;
      const budget = alone && alone.value * budgets.generationRatio;
      figures.push(contender === "ours" ? { ...figure, budget } : figure);
    } catch (error) {
      skipped.push({ subject: `${batch.subject}: ${contender}`, reason: describeReason(error) });
    }
  }
  return { figures, skipped };
};

/** Milliseconds per megabyte of document, each batch in one fresh process. */
export const measureGeneration = async (
  batches: readonly Batch[],
  absent: readonly Skipped[],
): Promise<Section> => {
  const results: { figures: Figure[]; skipped: Skipped[] }[] = [];
  for (const batch of batches) results.push(await measureBatch(batch));
  return {
    id: "generation",
    title: `Generation in one process, per megabyte of document; budget: openapi-typescript alone × ${budgets.generationRatio}`,
    unit: "ms/MB",
    isEnforced: false,
    figures: results.flatMap(({ figures }) => figures),
    skipped: [...results.flatMap(({ skipped }) => skipped), ...absent],
  };
};
