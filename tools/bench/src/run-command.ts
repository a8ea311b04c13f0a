import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Where a command runs and what it finds there. */
export interface CommandOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a program and returns its standard output. @throws {Error} that begins with the reason when it exits non-zero. */
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
    const output = `${stderr}${stdout}`.trim();
    const reason = /^\w*Error: .*|^.*\berror\b.*/m.exec(output)?.[0] ?? output.split("\n", 1)[0];
    throw new Error(`${reason}\n${file} ${args.join(" ")} failed:\n${output}`, { cause });
  }
};
