import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "@provider-clients-internal/shared";
import { compilers, strictOptions } from "../packed/compile-programs.ts";
import { type Check, runChecks } from "./check.ts";

type Compiler = keyof typeof compilers;

const resolutions = {
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
  bundler: { module: "preserve", moduleResolution: "bundler" },
} as const;

type Resolution = keyof typeof resolutions;

/** A platform for which a program is compiled: the types that declare `fetch` and the like, and the programs for it. */
interface Surroundings {
  readonly title: string;
  readonly lib: readonly string[];
  readonly types: readonly string[];
  readonly files: readonly string[];
}

const page: Surroundings = {
  title: "DOM types",
  lib: ["es2023", "dom", "dom.iterable"],
  types: [],
  files: ["run-all.ts", "worker.ts"],
};

const server: Surroundings = {
  title: "Node.js types",
  lib: ["es2023"],
  types: ["node"],
  files: ["run-all.ts", "main.ts", "bulk.ts"],
};

const contract: Surroundings = {
  ...server,
  title: "contract, Node.js types",
  files: ["contract.ts", "contract-refusal.ts"],
};

const compile = async (
  project: string,
  [compiler, resolution, mayInstall]: readonly [Compiler, Resolution, boolean],
  { title, lib, types, files }: Surroundings,
): Promise<undefined> => {
  const hasCommonJs = resolution === "nodenext" && files.includes("main.ts");
  const configuration = {
    compilerOptions: {
      ...strictOptions,
      ...resolutions[resolution],
      lib,
      types,
      allowImportingTsExtensions: true,
      noEmit: true,
    },
    files: [...files, ...(hasCommonJs ? ["required.cts"] : [])].map((file) => `acceptance/${file}`),
  };
  const file = join(project, `tsconfig.${compiler}.${resolution}.${title}.json`.replaceAll(" ", "-"));
  await writeFile(file, JSON.stringify(configuration));
  const tsc = await compilers[compiler](mayInstall);
  await runCommand(process.execPath, [tsc, "-p", file, "--pretty", "false"], { cwd: project });
};

const combinations = (
  project: string,
  surroundings: Surroundings,
  mayInstall: boolean,
  chosen = Object.keys(resolutions) as Resolution[],
) =>
  (Object.keys(compilers) as Compiler[]).flatMap((compiler) =>
    chosen.map(
      (resolution) =>
        [
          `${compiler}, ${resolution}, ${surroundings.title}`,
          () => compile(project, [compiler, resolution, mayInstall], surroundings),
        ] as const,
    ),
  );

/** The projects whose programs are compiled, and how thoroughly. */
export interface TypesOptions {
  readonly clientsProject: string;
  readonly contractProject: string;
  /**
   * True for every combination, installing what it needs; false for every value of each dimension at least once, with
   * what is installed.
   */
  readonly isThorough: boolean;
}

/**
 * Compiles the programs against the declarations in the tarballs with each compiler and each way of resolving,
 * in strict mode with `exactOptionalPropertyTypes` and without `skipLibCheck`.
 */
export const checkTypes = ({ clientsProject, contractProject, isThorough }: TypesOptions): Promise<Check[]> =>
  runChecks(
    "types",
    Object.fromEntries([
      ...combinations(clientsProject, server, isThorough, isThorough ? undefined : ["nodenext"]),
      ...combinations(clientsProject, page, isThorough, isThorough ? undefined : ["bundler"]),
      ...combinations(contractProject, contract, isThorough, isThorough ? undefined : ["nodenext"]),
    ]),
  );
