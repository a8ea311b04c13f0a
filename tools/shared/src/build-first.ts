import { step, type Terminal } from "@provider-clients/command-line";
import { runTurbo } from "./turbo.ts";

/**
 * Builds packages behind one progress line and resolves to turbo's exit code. Prints turbo's output only if it failed.
 *
 * @param filters in turbo's syntax: `@provider-clients/codegen`, `./packages/*`.
 */
export const buildFirst = async (terminal: Terminal, filters: readonly string[]): Promise<number> => {
  if (filters.length === 0) return 0;
  const output: string[] = [];
  const parameters = ["build", ...filters.map((filter) => `--filter=${filter}`), "--output-logs=errors-only"];
  const code = await step(
    terminal,
    "Building",
    () => runTurbo(parameters, (chunk) => output.push(chunk)),
    (each) => each === 0,
  );
  if (code !== 0) terminal.error(output.join(""));
  return code;
};
