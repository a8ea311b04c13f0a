import { checkSpec } from "../spec/check.ts";
import { loadSpec } from "../spec/load.ts";
import { type Problem, SpecError } from "../spec/problem.ts";
import { checkLosses } from "./keywords/losses.ts";

/**
 * Checks documents without generating from them.
 *
 * @throws {SpecError} with the problems of all of them.
 */
export const checkDocuments = async (root: string, names: readonly string[]): Promise<void> => {
  const problems: Problem[] = [];
  for (const name of names) {
    try {
      const spec = await loadSpec(root, name);
      checkSpec(spec);
      checkLosses(spec);
    } catch (error) {
      if (!(error instanceof SpecError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new SpecError(problems);
};
