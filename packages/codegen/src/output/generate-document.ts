import { type Problem, SpecError } from "@provider-clients/openapi";
import { compareOutputs, type Difference } from "./compare.js";
import { type Output, renderOutputs } from "./outputs.js";
import { stageOutputs } from "./staging.js";

/** Which document to generate from, and where its new files wait; without a folder it is only compared. */
export interface DocumentTask {
  readonly root: string;
  readonly name: string;
  readonly stagingFolder: string | undefined;
}

/** What became of one document. */
export interface DocumentResult {
  readonly name: string;
  readonly outputs: readonly Output[];
  readonly differences: readonly Difference[];
  readonly problems: readonly Problem[];
}

/** Renders one document, and stages the files that are not on disk as they should be. */
export const generateDocument = async ({
  root,
  name,
  stagingFolder,
}: DocumentTask): Promise<DocumentResult> => {
  try {
    const outputs = await renderOutputs(root, name);
    const differences = await compareOutputs(root, outputs);
    const changed = new Set(differences.map(({ path }) => path));
    if (stagingFolder !== undefined) {
      await stageOutputs(
        stagingFolder,
        outputs.filter(({ path }) => changed.has(path)),
      );
    }
    return { name, outputs, differences, problems: [] };
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return { name, outputs: [], differences: [], problems: error.problems };
  }
};
