import { join } from "node:path";
import {
  findBrowser,
  type OnDemand,
  pinnedNode,
  runCommand,
  temporaryFolder,
} from "@provider-clients-internal/shared";
import type { RowResult } from "../../acceptance/rows.ts";
import { findTool } from "./find-tool.ts";
import type { Programs, Runtime } from "./runtime.ts";
import { servePage } from "./serve-page.ts";

const run = async (
  driver: OnDemand,
  executable: string,
  { folder, project, mockUrl }: Programs,
): Promise<RowResult[]> => {
  using profile = temporaryFolder("chromium");
  await using page = await servePage(project, folder);
  const program = join(driver.folder, "load-page.mjs");
  const args = [program, executable, profile.path, page.url, mockUrl];
  return JSON.parse(await runCommand(pinnedNode, args, { cwd: driver.folder }));
};

/** A page in headless Chromium, from another origin than the provider. */
export const chromiumRuntime: Runtime = {
  id: "chromium",
  title: "Chromium (a page)",
  prepare: async (mayInstall) => {
    const file = findBrowser();
    const driver = await findTool("chromium-driver", mayInstall);
    const version = /[\d.]+/.exec(await runCommand(file, ["--version"], { cwd: "." }))?.[0] ?? "unknown";
    return { version, run: (programs) => run(driver, file, programs) };
  },
};
