import { spawn } from "node:child_process";
import { once } from "node:events";
import { watch } from "node:fs";
import { join } from "node:path";
import { describeCommand, runCommandLine, type Terminal } from "@provider-clients/command-line";
import { findOnDemand, programOf, rootFolder } from "@provider-clients-internal/shared";
import { astroEnvironment } from "./build-site.ts";
import { starlightFolder } from "./folders.ts";
import { oneAtATime } from "./one-at-a-time.ts";
import { renderPages } from "./render-pages.ts";
import { writeSite } from "./write-site.ts";

const command = describeCommand({
  name: "pnpm docs:dev",
  summary: "Serves the documentation site and renders it again when docs/, a document or a README changes.",
  exitCodes: { 0: "it was ended", 1: "it could not start" },
});

const site = { folder: starlightFolder, base: "/" };
const writePages = async (): Promise<void> => writeSite(rootFolder, await renderPages(rootFolder), site);

/** Renders the pages again when a file that they are made from has changed. */
const renderOnChange = (render: () => Promise<void>, terminal: Terminal): void => {
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    clearTimeout(timer);
    // An editor may write a file in several steps.
    timer = setTimeout(() => render().catch((error: unknown) => terminal.error(String(error))), 200);
  };
  for (const folder of ["docs", "specs", "api", "examples/src", ".changeset"])
    watch(join(rootFolder, folder), { recursive: true }, again);
  watch(join(rootFolder, "packages"), { recursive: true }, (_, file) => {
    if (file?.endsWith(".md") && !file.includes("node_modules")) again();
  });
};

/** The `docs:dev` command; resolves to its exit code. */
export const runDocsDev = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async () => {
    const project = await findOnDemand(starlightFolder, true);
    const render = oneAtATime(writePages);
    await render();
    renderOnChange(render, terminal);
    const child = spawn(programOf(project, "astro"), ["dev"], {
      cwd: starlightFolder,
      env: { ...process.env, ...astroEnvironment(site.base) },
      stdio: "inherit",
    });
    const [code] = await once(child, "close");
    return typeof code === "number" ? code : 0;
  });
