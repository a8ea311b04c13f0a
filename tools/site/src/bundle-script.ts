import { fileURLToPath } from "node:url";
import { build } from "esbuild";

/** Bundles a module, with all that it imports, into one script for the browser. */
export const bundleScript = async (module: URL): Promise<string> => {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(module)],
    write: false,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2023",
    logLevel: "silent",
  });
  return outputFiles.map(({ text }) => text).join("");
};
