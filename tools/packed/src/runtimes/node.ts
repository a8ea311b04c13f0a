import { pinnedNode, programOf, runCommand } from "@provider-clients-internal/shared";
import { commandLineRuntime, type Program } from "./command-line.ts";
import { findTool } from "./find-tool.ts";
import type { Runtime } from "./runtime.ts";

const findPinned = async (): Promise<Program> => {
  const version = await runCommand(pinnedNode, ["--version"], { cwd: "." });
  return { file: pinnedNode, version: version.trim().slice(1) };
};

const findInTools = (major: number) => async (mayInstall: boolean) => {
  const tool = await findTool(`node-${major}`, mayInstall);
  return { file: programOf(tool, "node"), version: tool.version };
};

/** Node.js of one major version. The repository itself runs on 24; the others are installed as tools. */
export const nodeRuntime = (major: number, script = "main.js"): Runtime =>
  commandLineRuntime({
    id: `node-${major}`,
    title: `Node.js ${major}`,
    find: major === 24 ? findPinned : findInTools(major),
    script,
  });
