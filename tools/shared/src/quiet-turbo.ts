import { step } from "./step.ts";
import { runTurbo } from "./turbo.ts";

/** Builds packages that a command needs; one progress line on standard error, and nothing where all is built. */
export const buildFirst = (...packages: readonly string[]): Promise<void> =>
  quietTurbo("Building", ["build", ...packages.map((name) => `--filter=@provider-clients/${name}`)]);

/** Runs turbo behind one progress line. Its output appears only when a task failed, and then the process ends. */
export async function quietTurbo(title: string, parameters: readonly string[]): Promise<void> {
  const output: string[] = [];
  const keep = (chunk: string) => output.push(chunk);
  const succeeded = (code: number) => code === 0;
  const code = await step(
    title,
    () => runTurbo([...parameters, "--output-logs=errors-only"], keep),
    succeeded,
  );
  if (succeeded(code)) return;
  process.stderr.write(output.join(""));
  console.error(`${title} failed; the task marked "error" above says what and where.`);
  process.exit(code);
}
