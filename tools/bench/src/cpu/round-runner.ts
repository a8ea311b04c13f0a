import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const childFile = fileURLToPath(new URL("child.ts", import.meta.url));

/** A process that runs one subject, round by round. */
export interface RoundRunner {
  /** Microseconds of processor time per call, over one round. */
  readonly run: (calls: number) => Promise<number>;
  readonly stop: () => void;
}

const nextMessage = async (child: ChildProcess, standardError: () => string): Promise<unknown> => {
  const ended = new AbortController();
  const end = once(child, "exit", { signal: ended.signal }).then(() => {
    throw new Error(`The process ended early. ${standardError()}`);
  });
  try {
    const [message] = await Promise.race([once(child, "message", { signal: ended.signal }), end]);
    return message;
  } finally {
    end.catch(() => undefined);
    ended.abort();
  }
};

/** Starts a subject in its own process. @throws {Error} when it cannot make one correct call. */
export const startRoundRunner = async (bundledSubject: string): Promise<RoundRunner> => {
  const child = fork(childFile, [bundledSubject], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors += text;
  });
  const reason = (): string => errors.split("\n").find((line) => /Error/.test(line)) ?? errors;
  await nextMessage(child, reason);
  return {
    run: async (calls) => {
      const answer = nextMessage(child, reason);
      child.send(calls);
      return Number(await answer);
    },
    stop: () => child.kill(),
  };
};
