import { join } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";

/** The Astro project, with a lockfile of its own. */
export const starlightFolder = join(rootFolder, "tools/site/starlight");
