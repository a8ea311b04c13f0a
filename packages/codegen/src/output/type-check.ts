import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, realpath, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Problem } from "@provider-clients/openapi";
import { clientCoreFolder } from "../client-core-folder.js";
import type { Target } from "../target.js";
import { placeOfLine } from "./generated-place.js";
import type { Output } from "./outputs.js";

/**
 * The strictest that users compile with: what passes here passes at theirs.
 *
 * Without `declaration` and `isolatedDeclarations`, which take half as long again: every export has a written type,
 * whatever the document says. The builds of this repository's clients check that.
 */
const compilerOptions = {
  strict: true,
  erasableSyntaxOnly: true,
  exactOptionalPropertyTypes: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  target: "es2022",
  lib: ["es2023", "dom", "dom.iterable"],
  module: "nodenext",
  moduleResolution: "nodenext",
  types: [],
  skipLibCheck: true,
  noEmit: true,
};

/** The files generated from one document. */
export interface GeneratedDocument {
  readonly target: Target;
  readonly outputs: readonly Output[];
}

/**
 * Compiles all generated modules at once before any of them is written, with TypeScript 7 in a process of its own: 0.5 s
 * of processor time, where TypeScript 5.9 takes 3. In one thread, since several of them check the same types anew.
 *
 * They are compiled with the client-core that they will resolve, otherwise with the one that this package depends on.
 * If that is not built, only the types of the documents are compiled, which import nothing.
 *
 * @param folder where they are written for the compiler; it is created, and the caller removes it.
 */
export const typeCheck = async (
  root: string,
  documents: readonly GeneratedDocument[],
  folder: string,
): Promise<readonly Problem[]> => {
  if (documents.length === 0) return [];
  const core = documents
    .map(({ target }) => clientCore(join(root, target.output)))
    .find((each) => each !== undefined);
  if (core !== undefined) await link(core, join(folder, "node_modules/@provider-clients/client-core"));
  const texts = new Map(
    documents.flatMap(({ target, outputs }) =>
      outputs
        .filter(({ path }) => path.endsWith(".ts"))
        .map(({ path, text }) => [`${target.name}/${basename(path)}`, text] as const),
    ),
  );
  const files = [...texts.keys()].filter((file) => core !== undefined || basename(file) === "schema.ts");
  for (const { target } of documents) await mkdir(join(folder, target.name), { recursive: true });
  for (const file of files) await writeFile(join(folder, file), texts.get(file) ?? "");
  await writeFile(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const targets = new Map(documents.map(({ target }) => [target.name, target]));
  return problemsIn(await compile(folder), texts, targets);
};

/** The folder of client-core as resolved from a folder; undefined if it is not built. */
const clientCore = (folder: string): string | undefined => {
  const installed = foldersFrom(folder).map((each) =>
    join(each, "node_modules/@provider-clients/client-core"),
  );
  return [...installed, clientCoreFolder()].find((each) => existsSync(join(each, "dist")));
};

/** A folder and all its parents. */
const foldersFrom = (folder: string): readonly string[] => {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...foldersFrom(parent)];
};

const link = async (target: string, path: string): Promise<void> => {
  await mkdir(dirname(path), { recursive: true });
  await symlink(await realpath(target), path, "dir");
};

/** Compiles generated files; resolves to their errors. */
export type CheckTypes = typeof typeCheck;

/** The output of the compiler, which exits with a code other than 0 if it finds errors. */
const compile = (folder: string): Promise<string> => {
  const compiler = join(
    dirname(createRequire(import.meta.url).resolve("typescript7/package.json")),
    "bin/tsc",
  );
  const parameters = [compiler, "--project", folder, "--pretty", "false", "--singleThreaded"];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, parameters, { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error !== null && stdout === "")
        reject(new Error(`The compiler did not run: ${stderr}`, { cause: error }));
      else resolve(stdout);
    });
  });
};

const problemsIn = (
  printed: string,
  texts: ReadonlyMap<string, string>,
  targets: ReadonlyMap<string, Target>,
): readonly Problem[] => {
  const errors = [...printed.matchAll(/^(?<file>[^(\n]+)\((?<line>\d+),\d+\): error (?<message>.*)$/gm)];
  const problems = errors.map(({ groups: { file = "", line = "1", message = "" } = {} }) => {
    const linesOf = (name: string): readonly string[] => (texts.get(name) ?? "").split("\n");
    return problemOf(
      targets.get(dirname(file))?.document ?? file,
      basename(file),
      placeOfLine(linesOf(file), Number(line) - 1, linesOf(`${dirname(file)}/schema.ts`)),
      message,
    );
  });
  // Reports a schema that does not compile once, not once per line.
  const byPlace = problems.map(
    (problem) => [`${problem.file} ${problem.pointer ?? problem.message}`, problem] as const,
  );
  return [...new Map(byPlace.toReversed()).values()].toReversed();
};

const problemOf = (
  document: string,
  file: string,
  place: { readonly what: string; readonly pointer: string | undefined },
  message: string,
): Problem => ({
  file: document,
  pointer: place.pointer,
  message:
    `what is generated for ${place.what} does not compile (${file}: ${message.replace(/\.$/, "")}). ` +
    "Simplify that part of the document, or leave it out.",
});
