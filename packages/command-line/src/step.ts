import type { Terminal } from "./terminal.js";

const frameMs = 100;
const clearLine = "\r\u001b[2K";

/**
 * Shows that a piece of work is under way, and how long it took; on an interactive terminal with a running clock.
 *
 * @param work Is given a way to say how far it is, which an interactive terminal shows.
 * @param succeeded Whether a result is a good one; without it every result is.
 * @throws whatever `work` throws, after the line says that it failed.
 */
export const step = async <Result>(
  { write = () => {}, isInteractive = false, columns }: Terminal,
  title: string,
  work: (say: (detail: string) => void) => Result | Promise<Result>,
  succeeded: (result: Result) => boolean = () => true,
): Promise<Result> => {
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  let detail = "";
  const timer = isInteractive
    ? setInterval(() => write(`${clearLine}  ${title} … ${seconds()} s${detail}`.slice(0, columns)), frameMs)
    : undefined;
  write(`  ${title} …`);
  const finish = (verdict: string) => {
    clearInterval(timer);
    write(`${isInteractive ? `${clearLine}  ${title}:` : ""} ${verdict} in ${seconds()} s\n`);
  };
  try {
    const result = await work((text) => {
      detail = `, ${text}`;
    });
    finish(succeeded(result) ? "done" : "failed");
    return result;
  } catch (error) {
    finish("failed");
    throw error;
  }
};
