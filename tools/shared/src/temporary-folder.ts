import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder that is removed when its scope or the process ends. */
export interface TemporaryFolder extends Disposable {
  readonly path: string;
}

/** Creates an empty folder outside the repository, so that nothing resolves into the workspace. */
export const temporaryFolder = (name: string): TemporaryFolder => {
  const path = realpathSync(mkdtempSync(join(tmpdir(), `provider-clients-${name}-`)));
  const remove = () => rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  process.once("exit", remove);
  return {
    path,
    [Symbol.dispose]: () => {
      process.off("exit", remove);
      remove();
    },
  };
};

/** Ctrl-C and SIGTERM run the exit handlers of the process, which remove temporary folders. */
export const exitOnSignals = (): void => {
  process.once("SIGINT", () => process.exit(130));
  process.once("SIGTERM", () => process.exit(143));
};
