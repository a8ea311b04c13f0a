import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runCommand } from "@provider-clients-internal/shared";
import { benchFolder, generatedFolder, repositoryFolder } from "../folders.ts";
import type { CallProgram } from "./programs.ts";

const compiler = join(repositoryFolder, "node_modules/typescript/bin/tsc");

const compilerOptions = {
  noEmit: true,
  strict: true,
  target: "es2022",
  module: "esnext",
  moduleResolution: "bundler",
  lib: ["es2023", "dom", "dom.iterable"],
  types: [],
  skipLibCheck: true,
};

const writeProgram = async (folder: string, prelude: string, calls: readonly string[]): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["program.ts"] }));
  await writeFile(
    join(folder, "program.ts"),
    [prelude, "export const run = async () => {", ...calls, "};", ""].join("\n"),
  );
};

// One thread: several checkers would each instantiate what they share.
const countInstantiations = async (folder: string): Promise<number> => {
  const report = await runCommand(
    process.execPath,
    [compiler, "--project", folder, "--singleThreaded", "--extendedDiagnostics"],
    { cwd: benchFolder },
  );
  const count = /^Instantiations:\s+(\d+)/m.exec(report)?.[1];
  if (!count) throw new Error(`tsc reported no instantiations:\n${report}`);
  return Number(count);
};

/** What calls add to a program. */
export interface CallCost {
  /** The first call of the program. */
  readonly first: number;
  /** The same call once more. */
  readonly again: number;
  /** Then the first call of another operation of the same client. */
  readonly other: number | undefined;
}

const repeats = 20;

/**
 * Type instantiations per call, from tsc's own report on the same program with more and more calls.
 *
 * @throws {Error} when a program does not type-check.
 */
export const countPerCall = async ({ subject, prelude, call, otherCall }: CallProgram): Promise<CallCost> => {
  const count = async (variant: string, calls: readonly string[]): Promise<number> => {
    const folder = join(generatedFolder, "instantiations", `${subject.replace(/\W+/g, "-")}-${variant}`);
    await writeProgram(folder, prelude, calls);
    return countInstantiations(folder);
  };
  const none = await count("none", []);
  const one = await count("one", [call]);
  const many = await count(
    "many",
    Array.from({ length: 1 + repeats }, () => call),
  );
  return {
    first: one - none,
    again: (many - one) / repeats,
    other: otherCall ? (await count("other", [call, otherCall])) - one : undefined,
  };
};
