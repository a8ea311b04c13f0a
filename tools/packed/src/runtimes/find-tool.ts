import { join } from "node:path";
import { findOnDemand, NotInstalledError, type OnDemand } from "@provider-clients-internal/shared";
import { packedFolder } from "../folders.ts";

/** Finds or installs a project of `tools/packed/tools`. */
export const findTool = (tool: string, mayInstall: boolean): Promise<OnDemand> =>
  findOnDemand(join(packedFolder, "tools", tool), mayInstall);

/** A tool of `tools/packed/tools`; undefined, and said so, if it is not installed. */
export const findInstalled = async (name: string, title: string): Promise<OnDemand | undefined> => {
  try {
    return await findTool(name, false);
  } catch (error) {
    if (!(error instanceof NotInstalledError)) throw error;
    console.log(`SKIPPED: ${title} (${error.message})`);
    return undefined;
  }
};
