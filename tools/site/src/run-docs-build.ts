import { relative } from "node:path";
import {
  describeCommand,
  runCommandLine,
  step,
  type Terminal,
  UsageError,
} from "@provider-clients/command-line";
import { rootFolder } from "@provider-clients-internal/shared";
import { buildSite } from "./build-site.ts";

const command = describeCommand({
  name: "pnpm docs:build",
  summary:
    "Builds the documentation site: static files for any host. Installs Astro and Starlight when it first runs.",
  options: { base: { type: "string", about: "the path that the site is served below, for example /docs/" } },
  exitCodes: { 0: "it is built", 1: "it is not; what Astro said is printed" },
});

/** The path that the site is served below. @throws {UsageError} when links could not be made from it. */
const baseOf = (path = "/"): string => {
  if (/^\/([^/\s]+\/)*$/.test(path)) return path;
  throw new UsageError(`--base "${path}" should begin and end with a slash, for example /docs/.`);
};

/** The `docs:build` command; resolves to its exit code. */
export const runDocsBuild = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values }) => {
    const base = baseOf(values.base);
    const { folder, pages } = await step(terminal, "Building the site", () => buildSite(base, true));
    terminal.log(`${pages} pages in ${relative(rootFolder, folder)}`);
    return 0;
  });
