import { styleText } from "node:util";

/** Where a command prints: results go to `log`, everything else to `error`. */
export interface Terminal {
  readonly log: (line: string) => void;
  readonly error: (line: string) => void;
  /** Shows progress without ending the line. Absent if nobody is watching, as in tests. */
  readonly write?: ((text: string) => void) | undefined;
  /** True if the output of `write` can be overwritten. */
  readonly isInteractive?: boolean | undefined;
  /** The width of `log` in columns; absent if the output goes to a file or another program. */
  readonly columns?: number | undefined;
  readonly isColored?: boolean | undefined;
}

interface Output {
  readonly write: (text: string) => unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  readonly on?: ((event: "error", listener: (error: NodeJS.ErrnoException) => void) => unknown) | undefined;
}

interface Surroundings {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A reader that has seen enough (`| head`) is no error, and the work is finished without it. */
const ignoreClosedPipe = (error: NodeJS.ErrnoException): void => {
  if (error.code !== "EPIPE") throw error;
};

/**
 * The terminal of a process. `NO_COLOR` and `FORCE_COLOR` override its colour support; otherwise only a terminal gets
 * colours.
 */
export const processTerminal = ({ stdout, stderr, env }: Surroundings = process): Terminal => {
  for (const output of [stdout, stderr]) output.on?.("error", ignoreClosedPipe);
  return {
    log: (line) => stdout.write(`${line}\n`),
    error: (line) => stderr.write(`${line}\n`),
    write: (text) => stderr.write(text),
    isInteractive: stderr.isTTY === true,
    columns: stdout.columns,
    isColored: isColored(stdout, env),
  };
};

const isColored = (stdout: Output, env: Surroundings["env"]): boolean => {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0";
  return stdout.isTTY === true;
};

/** A format for {@link paint}. */
export type Format = Parameters<typeof styleText>[0];

/** Applies a colour or style if the terminal supports colours. */
export const paint = (terminal: Pick<Terminal, "isColored">, format: Format, text: string): string =>
  terminal.isColored ? styleText(format, text, { validateStream: false }) : text;
