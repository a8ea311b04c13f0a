import { spawn } from "node:child_process";
import { rootFolder } from "./folders.ts";

/** Disables telemetry of all tools, locally and in CI. */
const quietEnvironment = {
  DO_NOT_TRACK: "1",
  TURBO_TELEMETRY_DISABLED: "1",
  TURBO_NO_UPDATE_NOTIFIER: "1",
  REDOCLY_TELEMETRY: "off",
  REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
};

/** Called by {@link runTurbo} with each chunk of the tasks' output. Without it, the output goes to the terminal. */
export type OnOutput = (chunk: string) => unknown;

/**
 * Runs turbo with the given arguments in the repository's root and resolves to its exit code.
 *
 * A signal sent to this process group reaches turbo and its tasks as well, so Ctrl-C needs nothing here.
 */
export const runTurbo = (parameters: readonly string[], onOutput?: OnOutput): Promise<number> => {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const child = spawn("turbo", ["run", ...parameters], {
    cwd: rootFolder,
    env: { ...process.env, ...quietEnvironment },
    stdio: onOutput ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  if (onOutput)
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", onOutput);
  child.on("error", reject);
  child.on("close", (code) => resolve(code ?? 1));
  return promise;
};
