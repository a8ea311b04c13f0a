import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "@provider-clients-internal/shared";
import { packedFolder } from "../folders.ts";

/** The compilers that users may have, by the name under which they are installed here. */
export const compilers = {
  "TypeScript 5.9": "typescript5",
  "TypeScript 6": "typescript6",
  "TypeScript 7": "typescript",
} as const;

/** The script that runs a compiler. */
export const tscOf = (compiler: keyof typeof compilers): string =>
  join(packedFolder, "node_modules", compilers[compiler], "bin/tsc");

/** Compiler options under which every program here has to check, as the strictest of users have them. */
export const strictOptions = {
  target: "es2022",
  module: "nodenext",
  moduleResolution: "nodenext",
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  verbatimModuleSyntax: true,
  lib: ["es2023", "dom", "dom.iterable"],
  types: [] as readonly string[],
};

/**
 * Copies the acceptance programs into a project and compiles them there, against the declarations in the
 * tarballs. The same JavaScript then runs everywhere.
 *
 * @returns the folder of the JavaScript.
 */
export const compilePrograms = async (
  project: string,
  files: readonly string[],
  types: readonly string[] = [],
): Promise<string> => {
  await cp(join(packedFolder, "acceptance"), join(project, "acceptance"), { recursive: true });
  const outDir = join(project, "programs");
  const compilerOptions = {
    ...strictOptions,
    types,
    rewriteRelativeImportExtensions: true,
    rootDir: "acceptance",
    outDir,
  };
  const configuration = { compilerOptions, files: files.map((file) => `acceptance/${file}`) };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(configuration));
  await runCommand(process.execPath, [tscOf("TypeScript 7"), "-p", project], { cwd: project });
  return outDir;
};
