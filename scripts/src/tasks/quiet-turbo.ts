import { step } from "../terminal/step.ts";
import { runTurbo } from "./turbo.ts";

/** Runs turbo behind one progress line. Its output appears only when a task failed, and then the process ends. */
export async function quietTurbo(title: string, parameters: readonly string[]): Promise<void> {
  const output: string[] = [];
  const code = await step(title, () =>
    runTurbo([...parameters, "--output-logs=errors-only"], (chunk) => output.push(chunk)),
  );
  if (code === 0) return;
  process.stderr.write(output.join(""));
  console.error(`${title} failed; the task marked "error" above says what and where.`);
  process.exit(code);
}
