import { createRequire } from "node:module";
import { dirname } from "node:path";

/** The folder of the client-core that this package depends on, which is the one that it generates for. */
export const clientCoreFolder = (): string =>
  dirname(createRequire(import.meta.url).resolve("@provider-clients/client-core/package.json"));
