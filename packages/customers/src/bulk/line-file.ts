import { nodeFiles } from "./node-modules.js";

interface Waiting {
  readonly line: string;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** A file of JSON lines that stays readable after a crash at any moment. */
export interface LineFile {
  /** The values of all complete lines; none if the file does not exist. A truncated line is skipped. */
  readonly read: () => AsyncIterable<unknown>;
  /** Appends one value; resolves when it is on the disk. Calls `check` first and passes its rejection on. */
  readonly append: (value: unknown, check: () => Promise<void>) => Promise<void>;
  /** Waits for what is being kept. */
  readonly close: () => Promise<void>;
}

const parse = (line: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(line) };
  } catch {
    // Truncated by a crash; the entry was never reported as saved.
    return undefined;
  }
};

const isMissing = (error: unknown): boolean => Object(error).code === "ENOENT";

/** Opens the file for appending and ends a truncated last line. */
const openAtLineStart = async (path: string) => {
  const handle = await nodeFiles().open(path, "a+");
  try {
    const { size } = await handle.stat();
    const last = new Uint8Array(1);
    if (size) await handle.read(last, 0, 1, size - 1);
    if (size && last[0] !== "\n".charCodeAt(0)) await handle.appendFile("\n");
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
};

async function* readValues(path: string): AsyncGenerator<unknown, void, undefined> {
  const file = await nodeFiles()
    .open(path)
    .catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
  if (!file) return;
  try {
    for await (const line of file.readLines()) {
      const whole = line && parse(line);
      if (whole) yield whole.value;
    }
  } finally {
    // Reading to the end closes the file; leaving the loop early does not.
    await file.close();
  }
}

/** A file at `path` that is read and appended to line by line. Values appended at the same time go out in one write. */
export const createLineFile = (path: string): LineFile => {
  let waiting: Waiting[] = [];
  let handle: Awaited<ReturnType<typeof openAtLineStart>> | undefined;
  let writing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const open = handle;
    handle = undefined;
    await open?.close();
  };
  const write = async (batch: readonly Waiting[], check: () => Promise<void>): Promise<void> => {
    try {
      await check();
      handle ??= await openAtLineStart(path);
      await handle.appendFile(batch.map(({ line }) => `${line}\n`).join(""));
      await handle.datasync();
      for (const { resolve } of batch) resolve();
    } catch (error) {
      for (const { reject } of batch) reject(error);
      // Opening the file again ends a line that was written in part.
      await close().catch(() => undefined);
    }
  };
  const flush = async (check: () => Promise<void>): Promise<void> => {
    while (waiting.length) {
      const batch = waiting;
      waiting = [];
      await write(batch, check);
    }
    writing = undefined;
  };
  return {
    read: () => readValues(path),
    append: (value, check) =>
      new Promise((resolve, reject) => {
        waiting.push({ line: JSON.stringify(value), resolve, reject });
        // `flush` passes errors to the waiting callers.
        writing ??= flush(check);
      }),
    close: async () => {
      await writing;
      await close();
    },
  };
};
