// `node bundle.mjs <bundler> <entry> <file>`: one minified ECMAScript module of a program and everything that it imports.
import { readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import json from "@rollup/plugin-json";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import { build as esbuild, transform } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";

const withEsbuild = async (entry) => {
  const { outputFiles } = await esbuild({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: "esm",
    platform: "browser",
    target: "es2022",
    external: ["node:*"],
    write: false,
    logLevel: "silent",
  });
  return outputFiles[0]?.text ?? "";
};

/** Rollup reads JSON through a plugin, and does not minify; esbuild does that here. */
const withRollup = async (entry) => {
  const bundle = await rollup({
    input: entry,
    plugins: [nodeResolve({ browser: true }), json()],
    external: /^node:/,
  });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  const { code } = await transform(output[0].code, { minify: true, format: "esm", target: "es2022" });
  return code;
};

const withVite = async (entry) => {
  const result = await vite({
    root: dirname(entry),
    configFile: false,
    envFile: false,
    logLevel: "silent",
    build: {
      write: false,
      target: "es2022",
      modulePreload: false,
      rolldownOptions: { input: entry, external: /^node:/ },
    },
  });
  const outputs = [result].flat().flatMap((part) => ("output" in part ? part.output : []));
  return outputs.map((part) => (part.type === "chunk" ? part.code : "")).join("");
};

const withWebpack = async (entry) => {
  const folder = join(dirname(entry), "webpack", basename(entry));
  const { promise, resolve, reject } = Promise.withResolvers();
  const compiler = webpack({
    mode: "production",
    entry,
    target: ["web", "es2022"],
    output: { path: folder, filename: "bundle.mjs", module: true, chunkFormat: "module" },
    experiments: { outputModule: true },
    externalsType: "module",
    externals: [/^node:/],
    performance: false,
  });
  compiler?.run((error, stats) => (error ? reject(error) : resolve(stats)));
  const stats = await promise;
  const { errors = [] } = stats?.toJson({ all: false, errors: true }) ?? {};
  if (errors[0]) throw new Error(errors[0].message);
  return readFile(join(folder, "bundle.mjs"), "utf8");
};

const bundlers = {
  esbuild: withEsbuild,
  Rollup: withRollup,
  Vite: withVite,
  webpack: withWebpack,
};

const [name, entry, file] = process.argv.slice(2);
await writeFile(file, await bundlers[name](entry));
