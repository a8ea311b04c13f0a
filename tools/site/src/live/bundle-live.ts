import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Writes the script of the live page: the facade, the clients and the form. */
export const bundleLive = async (file: string): Promise<void> => {
  await build({
    entryPoints: [fileURLToPath(new URL("live.ts", import.meta.url))],
    outfile: file,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    logLevel: "silent",
  });
};
