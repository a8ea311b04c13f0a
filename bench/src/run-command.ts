import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Where a command runs and what it finds there. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program and returns its standard output. @throws {Error} with both outputs when it exits non-zero. */
export const runCommand = async (
  file: string,
  args: readonly string[],
  { cwd, env = {} }: CommandOptions,
): Promise<string> => {
  try {
    const { stdout } = await execute(file, args, {
      cwd,
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
    });
    return stdout;
  } catch (cause) {
    const { stdout = "", stderr = "" } = cause as { stdout?: string; stderr?: string };
    throw new Error(`${file} ${args.join(" ")} failed.\n${stdout}${stderr}`, { cause });
  }
};
