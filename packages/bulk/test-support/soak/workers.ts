import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Worker processes; each one that ends is replaced. */
export interface Workers {
  /** Kills a random one with SIGKILL. */
  readonly kill: () => void;
  /** Suspends a random one for this long, like a sleeping machine. */
  readonly freeze: (ms: number) => void;
  /** Asks all of them to end and waits. */
  readonly end: () => Promise<void>;
  /** Errors of workers that were not killed. */
  readonly problems: readonly string[];
  readonly killed: () => number;
  readonly frozen: () => number;
  /** How many ended at their start because the database was unreachable. */
  readonly tooEarly: () => number;
}

const command = fileURLToPath(new URL("../../bin/provider-bulk.js", import.meta.url));

/** Starts `provider-bulk work` so many times. */
export const startWorkers = (
  amount: number,
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Workers => {
  const alive = new Set<ChildProcess>();
  const ended: Promise<void>[] = [];
  const problems: string[] = [];
  let isEnding = false;
  let killed = 0;
  let frozen = 0;
  let tooEarly = 0;
  const start = (): void => {
    const child = spawn(process.execPath, [command, "work", ...args], {
      env: { PATH: process.env.PATH, ...environment },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (text) => {
      said += text;
    });
    alive.add(child);
    const over = new Promise<void>((resolve) => child.once("close", () => resolve())).then(() => {
      alive.delete(child);
      // A worker started while the database is unreachable reports that and ends, as a command should.
      const isTooEarly = child.exitCode === 2 && said.includes("cannot be reached");
      if (isTooEarly) tooEarly++;
      else if (child.signalCode === null && child.exitCode !== 130) {
        problems.push(`exit code ${child.exitCode}: ${said}`);
      }
      if (!isEnding && !problems.length) start();
    });
    ended.push(over);
  };
  const any = (): ChildProcess | undefined => [...alive][Math.floor(Math.random() * alive.size)];
  for (let each = 0; each < amount; each++) start();
  return {
    kill: () => {
      if (any()?.kill("SIGKILL")) killed++;
    },
    freeze: (ms) => {
      const child = any();
      if (!child?.pid) return;
      process.kill(child.pid, "SIGSTOP");
      frozen++;
      setTimeout(() => {
        if (alive.has(child) && child.pid) process.kill(child.pid, "SIGCONT");
      }, ms);
    },
    end: async () => {
      isEnding = true;
      for (const { pid } of alive)
        if (pid) for (const signal of ["SIGCONT", "SIGINT"]) process.kill(pid, signal);
      await Promise.all(ended);
    },
    problems,
    killed: () => killed,
    frozen: () => frozen,
    tooEarly: () => tooEarly,
  };
};
