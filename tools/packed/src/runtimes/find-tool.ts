import { join } from "node:path";
import { findOnDemand, type OnDemand } from "@provider-clients-internal/shared";
import { packedFolder } from "../folders.ts";

/** Finds or installs a project of `tools/packed/tools`. */
export const findTool = (tool: string, mayInstall: boolean): Promise<OnDemand> =>
  findOnDemand(join(packedFolder, "tools", tool), mayInstall);
