import { stripVTControlCharacters } from "node:util";

/** The output of turbo, separated by task. */
export interface TurboOutput {
  /** Processes the next chunk and returns the tasks that started in it. */
  readonly read: (chunk: string) => readonly string[];
  /** All lines of each task, by `package#task`, without colours. */
  readonly logs: ReadonlyMap<string, readonly string[]>;
  /** The tasks that failed; known once turbo has ended. */
  readonly failed: () => readonly string[];
}

/** `@provider-clients/soap:unit: …`, or `//:lint:code: …` for a task of the root, as `--log-prefix=task` prints it. */
const taskLine = /^((?:@[\w-]+\/[\w-]+|\/\/):[\w:-]+): (.*)$/;
const failedLine = /^Failed: +(.*)$/;

/** Parses turbo's output as it arrives, in chunks of any size. */
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
    // The first line is turbo's own and tells whether the task runs or is cached.
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
