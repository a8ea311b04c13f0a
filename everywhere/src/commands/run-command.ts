import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Where a command runs, what it finds there, and how long it may take. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** @default 180000 */
  readonly timeoutMs?: number;
}

/**
 * Runs a program and resolves to its standard output.
 *
 * @throws {Error} with the command and everything it printed when it fails or takes too long.
 */
export const runCommand = async (
  file: string,
  args: readonly string[],
  { cwd, env = {}, timeoutMs = 180_000 }: CommandOptions,
): Promise<string> => {
  try {
    const { stdout } = await execute(file, args, {
      cwd,
      env: { ...process.env, ...env },
      timeout: timeoutMs,
      killSignal: "SIGKILL",
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (cause) {
    const {
      stdout = "",
      stderr = "",
      killed,
      code,
    } = cause as {
      stdout?: string;
      stderr?: string;
      killed?: boolean;
      code?: number | string;
    };
    const why = killed ? `took longer than ${timeoutMs / 1000} s` : `failed (${code})`;
    throw new Error(`${[file, ...args].join(" ")} ${why}.\n${stdout}${stderr}`, { cause });
  }
};
