import { type Problem, SpecError } from "@provider-clients/openapi";
import type { Target } from "../target.js";
import { compareOutputs, type Difference } from "./compare.js";
import { type Output, renderOutputs } from "./outputs.js";
import { stageOutputs } from "./staging.js";

/** What to generate, and the folder that new files are staged in; without a folder, the files are only compared. */
export interface DocumentTask {
  readonly root: string;
  readonly target: Target;
  readonly stagingFolder: string | undefined;
}

/** The result for one document. */
export interface DocumentResult {
  readonly target: Target;
  readonly outputs: readonly Output[];
  readonly differences: readonly Difference[];
  readonly problems: readonly Problem[];
}

/** Renders one document and stages the files that differ from those on disk. */
export const generateDocument = async ({
  root,
  target,
  stagingFolder,
}: DocumentTask): Promise<DocumentResult> => {
  try {
    const outputs = await renderOutputs(root, target);
    const differences = await compareOutputs(root, outputs);
    const changed = new Set(differences.map(({ path }) => path));
    if (stagingFolder !== undefined) {
      await stageOutputs(
        stagingFolder,
        outputs.filter(({ path }) => changed.has(path)),
      );
    }
    return { target, outputs, differences, problems: [] };
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return { target, outputs: [], differences: [], problems: error.problems };
  }
};
