import type { Terminal } from "./terminal.js";

const frameMs = 100;
const clearLine = "\r\u001b[2K";

/**
 * Prints a step while it runs and how long it took; an interactive terminal shows a running clock.
 *
 * @param work gets a function that reports progress, which an interactive terminal shows.
 * @param succeeded returns true for a good result; if omitted, every result is good.
 * @throws whatever `work` throws, after the line reports the failure.
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
