import { type Problem, SpecError } from "@provider-clients/openapi";
import { compareOutputs, type Difference } from "./compare.js";
import { renderOutputs } from "./outputs.js";
import { stageOutputs } from "./staging.js";
import { typeCheck } from "./type-check.js";

/** Which document to generate from, and where its new files wait; without a folder it is only compared. */
export interface DocumentTask {
  readonly root: string;
  readonly name: string;
  readonly stagingFolder: string | undefined;
}

/** What became of one document: everything but the texts, which are never kept. */
export interface DocumentResult {
  readonly paths: readonly string[];
  readonly differences: readonly Difference[];
  readonly problems: readonly Problem[];
}

/** Renders one document, and stages the files that are not on disk as they should be, if all of them compile. */
export const generateDocument = async (
  { root, name, stagingFolder }: DocumentTask,
  checkTypes: typeof typeCheck = typeCheck,
): Promise<DocumentResult> => {
  try {
    const outputs = await renderOutputs(root, name);
    const differences = await compareOutputs(root, outputs);
    const changed = new Set(differences.map(({ path }) => path));
    if (stagingFolder !== undefined && changed.size > 0) {
      const problems = await checkTypes(root, name, outputs);
      if (problems.length > 0) throw new SpecError(problems);
      await stageOutputs(
        stagingFolder,
        outputs.filter(({ path }) => changed.has(path)),
      );
    }
    return { paths: outputs.map(({ path }) => path), differences, problems: [] };
  } catch (error) {
    if (!(error instanceof SpecError)) throw error;
    return { paths: [], differences: [], problems: error.problems };
  }
};
