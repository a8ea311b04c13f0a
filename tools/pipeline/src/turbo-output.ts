import { stripVTControlCharacters } from "node:util";

/** What turbo prints, told apart by task. */
export interface TurboOutput {
  /** Takes the next piece, and returns the tasks that it shows to have begun. */
  readonly read: (chunk: string) => readonly string[];
  /** Every line of each task, by `package#task`, without colour. */
  readonly logs: ReadonlyMap<string, readonly string[]>;
  /** The tasks that failed; known once turbo has ended. */
  readonly failed: () => readonly string[];
}

/** `@provider-clients/soap:unit: …`, or `//:lint:code: …` for a task of the root, as `--log-prefix=task` prints it. */
const taskLine = /^((?:@[\w-]+\/[\w-]+|\/\/):[\w:-]+): (.*)$/;
const failedLine = /^Failed: +(.*)$/;

/** Reads turbo's output as it comes, in pieces that may end anywhere. */
export const readTurboOutput = (): TurboOutput => {
  const logs = new Map<string, string[]>();
  let failed: readonly string[] = [];
  let rest = "";
  const readLine = (line: string): string[] => {
    const [, names] = failedLine.exec(line) ?? [];
    if (names !== undefined) failed = names.split(", ").map((name) => name.trim());
    const [, prefix, text] = taskLine.exec(line) ?? [];
    if (prefix === undefined || text === undefined) return [];
    const task = prefix.replace(/^(@[^:]+|\/\/):/, "$1#");
    const log = logs.get(task);
    if (log) {
      log.push(text);
      return [];
    }
    // Its first line is turbo's own, and says whether the task runs or was found in the cache.
    logs.set(task, []);
    return [task];
  };
  const read = (chunk: string): string[] => {
    const lines = (rest + stripVTControlCharacters(chunk)).split(/\r?\n/);
    rest = lines.pop() ?? "";
    return lines.flatMap(readLine);
  };
  return { read, logs, failed: () => failed };
};
