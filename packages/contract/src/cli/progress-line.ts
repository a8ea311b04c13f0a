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
  let shownTenth = 0;
  return {
    update({ name, operation, phase, done, total, cases, failed }) {
      const failures = failed > 0 ? `, ${failed} failed` : "";
      const line = `${name}: ${done}/${total} operations, ${cases} cases${failures}`;
      if (!stream.isTTY) {
        // A log gets a line for each tenth of the operations.
        const tenth = Math.floor((done * 10) / total);
        if (tenth > shownTenth) stream.write(`${line}\n`);
        shownTenth = Math.max(tenth, shownTenth);
        return;
      }
      const now = performance.now();
      if (now - shownAt < 80 && phase !== "planning") return;
      shownAt = now;
      isShown = true;
      stream.write(`\r\u001b[2K${line} (${operation}, ${phase})`.slice(0, stream.columns));
    },
    clear() {
      if (isShown) stream.write("\r\u001b[2K");
      isShown = false;
    },
  };
};
