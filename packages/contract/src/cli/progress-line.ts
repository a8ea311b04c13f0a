import type { RunProgress } from "../run/run-state.js";

/** Shows how far a run is, on a stream that is not the report's. */
export interface ProgressLine {
  update(progress: RunProgress): void;
  /** Removes the line, so that what is printed next stands alone. */
  clear(): void;
}

/** One line that is rewritten in a terminal; elsewhere a line when a stage ends. */
export const createProgressLine = (stream: NodeJS.WriteStream): ProgressLine => {
  let shownAt = 0;
  let isShown = false;
  return {
    update({ name, phase, done, total, failed }) {
      const line = `${name}: ${phase} ${done}/${total}${failed > 0 ? `, ${failed} ${phase.endsWith("mutants") ? "survived" : "failed"}` : ""}`;
      if (!stream.isTTY) {
        if (done === total) stream.write(`${line}\n`);
        return;
      }
      const now = performance.now();
      if (now - shownAt < 80 && done !== total) return;
      shownAt = now;
      isShown = true;
      stream.write(`\r\u001b[2K${line}`);
    },
    clear() {
      if (isShown) stream.write("\r\u001b[2K");
      isShown = false;
    },
  };
};
