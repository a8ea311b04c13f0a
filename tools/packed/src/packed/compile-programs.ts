import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rootFolder, runCommand } from "@provider-clients-internal/shared";
import { packedFolder } from "../folders.ts";
import { findTool } from "../runtimes/find-tool.ts";

const tscOf = (folder: string, name: string): string => join(folder, "node_modules", name, "bin/tsc");

/** The compilers that users may have; each function finds its script and may install it. */
export const compilers = {
  "TypeScript 5.9": async () => tscOf(packedFolder, "typescript5"),
  "TypeScript 6": async (mayInstall: boolean) =>
    tscOf((await findTool("typescript-6", mayInstall)).folder, "typescript"),
  "TypeScript 7": async () => tscOf(rootFolder, "typescript"),
} as const;

/** The strictest compiler options of users, under which every program must compile. */
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
 * Copies the acceptance programs into a project and compiles them against the declarations in the tarballs. The same
 * JavaScript then runs on every runtime.
 *
 * @returns the folder of the JavaScript.
 */
export const compilePrograms = async (
  project: string,
  files: readonly string[],
  types: readonly string[] = [],
  loosened: { readonly skipLibCheck?: boolean } = {},
): Promise<string> => {
  await cp(join(packedFolder, "acceptance"), join(project, "acceptance"), { recursive: true });
  const outDir = join(project, "programs");
  const compilerOptions = {
    ...strictOptions,
    ...loosened,
    types,
    rewriteRelativeImportExtensions: true,
    rootDir: "acceptance",
    outDir,
  };
  const configuration = { compilerOptions, files: files.map((file) => `acceptance/${file}`) };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(configuration));
  await runCommand(process.execPath, [await compilers["TypeScript 7"](), "-p", project], { cwd: project });
  return outDir;
};
