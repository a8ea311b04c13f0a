import { fileURLToPath } from "node:url";
import { budgets } from "../budgets.ts";
import { describeReason, type Figure, type Section, type Skipped } from "../figure.ts";
import { benchFolder } from "../folders.ts";
import { median } from "../median.ts";
import { runCommand } from "../run-command.ts";
import type { NamedDocument } from "./documents.ts";
import { withRatio } from "./ratio.ts";
import { withWorkspace } from "./workspace.ts";

const childFile = fileURLToPath(new URL("child.ts", import.meta.url));
const rounds = 7;
const contenders = ["openapi-typescript", "ours"] as const;

type Contender = (typeof contenders)[number];

interface Run {
  readonly milliseconds: number;
  readonly megabytes: number;
}

/** Documents that are generated together. */
export interface Batch {
  readonly subject: string;
  readonly documents: readonly NamedDocument[];
}

const generateOnce = (contender: Contender, documents: readonly NamedDocument[]): Promise<Run> =>
  withWorkspace(documents, async (workspace) => {
    const names = documents.map(({ name }) => name);
    const args = [childFile, contender, workspace, ...names];
    return JSON.parse(await runCommand(process.execPath, args, { cwd: benchFolder })) as Run;
  });

const megabytesOf = (documents: readonly NamedDocument[]): number =>
  documents.reduce((bytes, { text }) => bytes + Buffer.byteLength(text), 0) / 1e6;

const toFigure = (contender: Contender, { subject, documents }: Batch, runs: readonly Run[]): Figure => {
  const megabytes = megabytesOf(documents);
  const milliseconds = median(runs.map((run) => run.milliseconds));
  const memory = median(runs.map((run) => run.megabytes));
  return {
    subject: `${subject}: ${contender}`,
    value: milliseconds / megabytes,
    isOurs: contender === "ours",
    note: `${Math.round(milliseconds)} ms for ${megabytes.toFixed(2)} MB, ${Math.round(memory)} MB of memory`,
  };
};

// In turn, so that a machine that slows down or speeds up does so for both.
const measureBatch = async (batch: Batch): Promise<Pick<Section, "figures" | "skipped">> => {
  const runs = new Map<Contender, Run[]>(contenders.map((contender) => [contender, []]));
  const skipped: Skipped[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [contender, results] of runs) {
      try {
        results.push(await generateOnce(contender, batch.documents));
      } catch (error) {
        runs.delete(contender);
        skipped.push({ subject: `${batch.subject}: ${contender}`, reason: describeReason(error) });
      }
    }
  }
  const times = (contender: Contender): readonly number[] =>
    (runs.get(contender) ?? []).map(({ milliseconds }) => milliseconds);
  const compared = { ours: times("ours"), alone: times("openapi-typescript") };
  const figures = [...runs].map(([contender, results]) => {
    const figure = toFigure(contender, batch, results);
    const isCompared = figure.isOurs && compared.alone.length > 0;
    return isCompared ? withRatio(figure, compared, budgets.generationRatio) : figure;
  });
  return { figures, skipped };
};

/** Milliseconds per megabyte of document, each batch in one fresh process. */
export const measureGeneration = async (
  batches: readonly Batch[],
  absent: readonly Skipped[],
): Promise<Section> => {
  const results: Pick<Section, "figures" | "skipped">[] = [];
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
