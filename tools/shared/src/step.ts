const frameMs = 100;
const clearLine = "\r\u001b[2K";

/**
 * Shows that a piece of work is under way, and how long it took; on a terminal with a running clock.
 *
 * @param succeeded Whether a result is a good one; without it every result is.
 * @throws whatever `work` throws, after the line says that it failed.
 */
export async function step<Result>(
  title: string,
  work: () => Promise<Result>,
  succeeded: (result: Result) => boolean = () => true,
): Promise<Result> {
  const out = process.stderr;
  const startedAt = performance.now();
  const seconds = () => ((performance.now() - startedAt) / 1000).toFixed(1);
  const draw = () => out.write(`${clearLine}  ${title} … ${seconds()} s`);
  const timer = out.isTTY ? setInterval(draw, frameMs) : undefined;
  if (!out.isTTY) out.write(`  ${title} …`);
  const finish = (verdict: string) => {
    clearInterval(timer);
    out.write(`${out.isTTY ? `${clearLine}  ${title}:` : ""} ${verdict} in ${seconds()} s\n`);
  };
  try {
    const result = await work();
    finish(succeeded(result) ? "done" : "failed");
    return result;
  } catch (error) {
    finish("failed");
    throw error;
  }
}
