import type { Readable } from "node:stream";
import type { Terminal } from "@provider-clients/command-line";

/** What a command uses besides its arguments. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** Calls back on every Ctrl-C, until the returned function is called. */
  readonly onInterrupt: (callback: () => void) => () => void;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
}

/** The exit code of an interrupted process. */
export const interruptedCode = 130;

/**
 * A signal that aborts on the first Ctrl-C, after which requests in progress are finished; the second Ctrl-C ends the
 * process.
 */
export const untilInterrupted = async <Result>(
  { terminal, onInterrupt, exit }: Surroundings,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> => {
  const stop = new AbortController();
  const off = onInterrupt(() => {
    if (stop.signal.aborted) return exit(interruptedCode);
    terminal.error(
      "\nStopping: what is under way is finished. Ctrl-C again ends at once, and leaves it unknown.",
    );
    stop.abort();
  });
  try {
    return await work(stop.signal);
  } finally {
    off();
  }
};
