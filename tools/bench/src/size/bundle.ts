import { gzipSync } from "node:zlib";
import { type BuildFailure, type BuildOptions, build, type Metafile } from "esbuild";

/** A bundle as a browser would download it. */
export interface Bundle {
  /** Bytes after minifying and gzip -9. */
  readonly gzipBytes: number;
  /** Bytes after minifying, by the file they come from. */
  readonly minifiedBytesByFile: Readonly<Record<string, number>>;
}

const options = {
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  write: false,
  metafile: true,
  logLevel: "silent",
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  // Some peers import Node's modules, which no browser bundle would contain either. The others are tools that a program
  // has already, and that an entry is for.
  external: [
    "@tanstack/react-query",
    "msw",
    "@opentelemetry/api",
    "node:*",
    "crypto",
    "http",
    "https",
    "events",
    "child_process",
    "os",
    "fs",
    "stream",
  ],
} as const satisfies BuildOptions;

const bytesByFile = (metafile: Metafile): Record<string, number> => {
  const [output] = Object.values(metafile.outputs);
  return Object.fromEntries(
    Object.entries(output?.inputs ?? {}).map(([file, { bytesInOutput }]) => [file, bytesInOutput]),
  );
};

/**
 * Bundles one program with esbuild: minified, ECMAScript modules, for browsers, with unused code removed.
 *
 * @throws {Error} with the first error if the program or one of its imports cannot be bundled.
 */
export const bundle = async (entryPoint: string): Promise<Bundle> => {
  const { outputFiles, metafile } = await build({ ...options, entryPoints: [entryPoint] }).catch((cause) => {
    throw new Error((cause as BuildFailure).errors[0]?.text ?? String(cause), { cause });
  });
  const [file] = outputFiles;
  if (!file) throw new Error(`esbuild wrote nothing for ${entryPoint}.`);
  return {
    gzipBytes: gzipSync(file.contents, { level: 9 }).byteLength,
    minifiedBytesByFile: bytesByFile(metafile),
  };
};
