import { misuse } from "../refusal.js";
import { hostName, nodeFiles } from "./node-modules.js";

/** How often the holder refreshes the lock. */
const beatMs = 5000;
/** A lock that was not refreshed for this long is stale. */
const staleMs = 30_000;

/** A lock file. */
export interface LockFile {
  /** @throws {ProviderError} of kind `configuration` while another process holds the lock. */
  readonly take: () => Promise<void>;
  /** Rejects if another process has taken the lock meanwhile, or if it was released. Resolves if it was never taken. */
  readonly assertHeld: () => Promise<void>;
  readonly release: () => Promise<void>;
}

interface Holder {
  readonly pid?: number;
  readonly host?: string;
  readonly token?: string;
}

const codeOf = (error: unknown): unknown => Object(error).code;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
};

const readHolder = async (path: string): Promise<Holder | undefined> => {
  const text = await nodeFiles()
    .readFile(path, "utf8")
    .catch((error: unknown) => {
      if (codeOf(error) === "ENOENT") return undefined;
      throw error;
    });
  if (text === undefined) return undefined;
  try {
    return Object(JSON.parse(text));
  } catch {
    // The holder is writing the file, or crashed while writing it; the age of the file decides.
    return {};
  }
};

/** True if the holder crashed: its process is gone, or it stopped refreshing the lock. */
const isStale = async (path: string, { pid, host }: Holder): Promise<boolean> => {
  if (pid !== undefined && host === hostName() && !isAlive(pid)) return true;
  const { mtimeMs } = await nodeFiles().stat(path);
  return Date.now() - mtimeMs > staleMs;
};

const refuse = (path: string, { pid, host }: Holder): Error => {
  const who = pid === undefined ? "" : ` (process ${pid} on ${host})`;
  return misuse(
    `another run holds ${path.replace(/\.lock$/, "")}${who}. Wait until it ends; the lock of a crashed run expires after ${staleMs / 1000} seconds at the latest.`,
  );
};

/** Creates the lock file; returns false if it exists already. */
const create = async (path: string, token: string): Promise<boolean> => {
  const holder: Holder = { pid: process.pid, host: hostName(), token };
  try {
    await nodeFiles().writeFile(path, JSON.stringify(holder), { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    throw error;
  }
};

const acquire = async (path: string, token: string): Promise<void> => {
  if (await create(path, token)) return;
  const holder = await readHolder(path);
  if (holder && !(await isStale(path, holder))) throw refuse(path, holder);
  // Renamed before it is deleted: if two processes find it stale, only one can rename it.
  const old = `${path}.${token}`;
  const fs = nodeFiles();
  await fs.rename(path, old).then(
    () => fs.rm(old),
    () => undefined,
  );
  if (!(await create(path, token))) throw refuse(path, (await readHolder(path)) ?? {});
};

/** A lock file at `path`. */
export const createLockFile = (path: string): LockFile => {
  const token = crypto.randomUUID();
  let beat: ReturnType<typeof setInterval> | undefined;
  let isReleased = false;
  const show = (): void => {
    const now = new Date();
    // If refreshing fails, `assertHeld` finds out why.
    nodeFiles()
      .utimes(path, now, now)
      .catch(() => undefined);
  };
  return {
    take: async () => {
      await acquire(path, token);
      isReleased = false;
      beat = setInterval(show, beatMs);
      beat.unref();
    },
    assertHeld: async () => {
      if (isReleased) throw misuse(`the run has let go of ${path.replace(/\.lock$/, "")}.`);
      if (!beat) return;
      const holder = await readHolder(path);
      if (holder?.token !== token) throw refuse(path, holder ?? {});
    },
    release: async () => {
      clearInterval(beat);
      beat = undefined;
      isReleased = true;
      const holder = await readHolder(path);
      if (holder?.token === token) await nodeFiles().rm(path, { force: true });
    },
  };
};
