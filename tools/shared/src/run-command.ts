import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";

/** Where a command runs, its environment, and its time limit. */
export interface CommandOptions {
  readonly cwd: string;
  /** Beside this process's own variables; `undefined` takes one away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** @default 180000 */
  readonly timeoutMs?: number;
}

const defaultTimeoutMs = 180_000;
const running = new Set<ChildProcess>();

/** Each command leads a process group, so that its child processes end with it. */
const kill = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
};

process.on("exit", () => running.forEach(kill));

/** How a program ended, and what it printed. */
export interface CommandResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** True if it was killed because it took too long. */
  readonly isLate: boolean;
}

/**
 * Runs a program to its end and captures its result. It ends with this process.
 *
 * @throws {Error} if there is no such program.
 */
export const captureCommand = async (
  file: string,
  args: readonly string[],
  { cwd, env = {}, timeoutMs = defaultTimeoutMs }: CommandOptions,
): Promise<CommandResult> => {
  const child = spawn(file, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    kill(child);
  }, timeoutMs);
  try {
    const [stdout, stderr, [code, signal]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, "close"),
    ]);
    return { code, signal, stdout, stderr, isLate };
  } finally {
    clearTimeout(timer);
    running.delete(child);
  }
};

/**
 * Runs a program and resolves to its standard output.
 *
 * @throws {Error} with the command and everything it printed when it fails or takes too long.
 */
export const runCommand = async (
  file: string,
  args: readonly string[],
  options: CommandOptions,
): Promise<string> => {
  const { code, signal, stdout, stderr, isLate } = await captureCommand(file, args, options);
  if (code === 0) return stdout;
  const why = isLate
    ? `took longer than ${(options.timeoutMs ?? defaultTimeoutMs) / 1000} s`
    : `failed (${code ?? signal})`;
  throw new Error(`${[file, ...args].join(" ")} ${why}.\n${stdout}${stderr}`);
};
