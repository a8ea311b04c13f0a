import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The 0-based lines of a source with TypeScript 7 errors, and their messages. */
export const errorLines = (source: string): ReadonlyMap<number, string> =>
  new Map(errorsIn([source]).map(({ line, message }) => [line, message]));

/** The first module that does not compile, with its error and line. */
export const firstBroken = (sources: readonly string[]): string | undefined => {
  const [first] = errorsIn(sources);
  return first && `${first.message}: ${sources[first.source]?.split("\n")[first.line]}`;
};

interface SourceError {
  readonly source: number;
  readonly line: number;
  readonly message: string;
}

/** All errors of several modules, found in one run. */
const errorsIn = (sources: readonly string[]): readonly SourceError[] => {
  const folder = mkdtempSync(join(tmpdir(), "types-"));
  try {
    const files = sources.map((source, index) => {
      writeFileSync(join(folder, `source${index}.ts`), source);
      return `source${index}.ts`;
    });
    const compilerOptions = {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUnusedLocals: sources.length > 1,
      noEmit: true,
      target: "es2022",
      types: [],
      skipLibCheck: true,
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const resolve = createRequire(import.meta.url).resolve;
    const compiler = join(dirname(resolve("typescript7/package.json")), "bin/tsc");
    const parameters = [compiler, "--project", folder, "--pretty", "false"];
    const { stdout, stderr } = spawnSync(process.execPath, parameters, {
      cwd: folder,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    });
    if (stderr !== "") throw new Error(stderr);
    return [...stdout.matchAll(/^source(\d+)\.ts\((\d+),\d+\): error (.*)$/gm)].map(
      ([, source, line, message = ""]) => ({ source: Number(source), line: Number(line) - 1, message }),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
};
