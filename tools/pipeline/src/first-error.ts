/** Signs of a failure, most useful first: a compiler error, a failed test, a thrown error, a failed check of ours. */
const signs = [/\berror TS\d+:/, /^\s*(?:FAIL|×|✗) /, /^\s*\w*Error: /, /\b(?:stale|missing|error)\b/i];

/** The line of a failed task that explains it best, followed by the reason if it is a test's name. */
export const firstError = (lines: readonly string[]): string => {
  const telling = lines.filter((line) => line.trim() !== "" && !line.includes("[ELIFECYCLE]"));
  for (const sign of signs) {
    const at = telling.findIndex((line) => sign.test(line));
    if (at < 0) continue;
    const reason = telling.slice(at + 1, at + 4).find((line) => /\w*Error: /.test(line));
    return [telling[at], ...(reason === undefined ? [] : [reason])]
      .map((line) => line?.trim())
      .join("\n    ");
  }
  return telling.at(-1)?.trim() ?? "it printed nothing";
};
