import type { Terminal } from "../src/terminal.js";

/** A terminal that records its output. */
export const recordingTerminal = (about: Pick<Terminal, "columns" | "isColored" | "isInteractive"> = {}) => {
  const printed = { log: [] as string[], error: [] as string[], progress: "" };
  const terminal: Terminal = {
    log: (line) => printed.log.push(line),
    error: (line) => printed.error.push(line),
    write: (text) => {
      printed.progress += text;
    },
    ...about,
  };
  return { terminal, printed };
};
