// The generator is no package that could export this, and its command only knows its own repository.
import { runGenerate } from "../../../scripts/src/generate/run.ts";

/** Generates as `pnpm generate <names…>` does. @throws {Error} with the first problem when it refuses. */
export const generate = async (workspace: string, names: readonly string[]): Promise<void> => {
  const problems: string[] = [];
  const terminal = { log: () => undefined, error: (line: string) => problems.push(line) };
  const exitCode = await runGenerate(workspace, names, terminal);
  if (exitCode === 0) return;
  const [first = "no reason given"] = problems;
  throw new Error(`${problems.length - 1} problems, the first: ${first}`);
};
