import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** What an example printed, and how it ended. */
export interface Ending {
  readonly code: number | null;
  readonly lines: readonly string[];
}

/** A running example. */
export interface RunningExample {
  readonly process: ChildProcess;
  /** The first line that matches, as soon as it is printed; rejects when the example ends without it. */
  line(pattern: RegExp): Promise<RegExpMatchArray>;
  readonly ended: Promise<Ending>;
}

/** Runs `examples/src/<name>.ts` in a process of its own. */
export const runExample = (name: string, environment: Record<string, string>): RunningExample => {
  const file = fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [file], {
    env: { ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const waiting = new Set<() => void>();
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on("line", (line) => {
      lines.push(line);
      for (const look of waiting) look();
    });
  }
  const ended = new Promise<Ending>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, lines }));
  });
  const line = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const match = lines.map((each) => each.match(pattern)).find((each) => each !== null);
        if (match) resolve(match);
      };
      waiting.add(look);
      look();
      ended.then(() => reject(new Error(`${name} ended without ${pattern}:\n${lines.join("\n")}`)), reject);
    });
  return { process: child, line, ended };
};
