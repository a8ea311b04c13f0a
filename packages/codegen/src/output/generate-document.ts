import { type Problem, SpecError } from "@provider-clients/openapi";
import type { Target } from "../target.js";
import { compareOutputs, type Difference } from "./compare.js";
import { type Output, renderOutputs } from "./outputs.js";
import { stageOutputs } from "./staging.js";

/** What to generate, and where its new files wait; without a folder it is only compared. */
export interface DocumentTask {
  readonly root: string;
  readonly target: Target;
  readonly stagingFolder: string | undefined;
}

/** What became of one document. */
export interface DocumentResult {
  readonly target: Target;
  readonly outputs: readonly Output[];
  readonly differences: readonly Difference[];
  readonly problems: readonly Problem[];
}

/** Renders one document, and stages the files that are not on disk as they should be. */
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
