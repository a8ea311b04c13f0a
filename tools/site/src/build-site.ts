import { join } from "node:path";
import { findOnDemand, programOf, rootFolder, runCommand } from "@provider-clients-internal/shared";
import { starlightFolder } from "./folders.ts";
import { renderPages } from "./render-pages.ts";
import { writeSite } from "./write-site.ts";

/** The environment variables that Astro is started with. */
export const astroEnvironment = (base: string) => ({ ASTRO_TELEMETRY_DISABLED: "1", SITE_BASE: base });

/** Vitest sets these. Vite would read them, and make a development build without search. */
const plainEnvironment = {
  NODE_ENV: "production",
  MODE: undefined,
  DEV: undefined,
  PROD: undefined,
  BASE_URL: undefined,
};

/** What was built. */
export interface BuiltSite {
  readonly folder: string;
  readonly pages: number;
}

/**
 * Renders the pages and builds the site.
 *
 * @throws {NotInstalledError} when Astro is not there and may not be installed.
 * @throws {Error} with all that Astro printed when it fails.
 */
export const buildSite = async (base: string, mayInstall: boolean): Promise<BuiltSite> => {
  const project = await findOnDemand(starlightFolder, mayInstall);
  const pages = await renderPages(rootFolder);
  await writeSite(rootFolder, pages, { folder: starlightFolder, base });
  const astro = programOf(project, "astro");
  const env = { ...astroEnvironment(base), ...plainEnvironment };
  await runCommand(astro, ["build"], {
    cwd: starlightFolder,
    env,
    timeoutMs: 600_000,
  });
  return { folder: join(starlightFolder, "dist"), pages: pages.length };
};
