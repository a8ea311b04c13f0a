import { dirname, join } from "node:path";
import ts from "typescript";
import { clientCoreStub } from "./client-core-stub.js";
import type { GeneratedTypes } from "./generated-types.js";
import { assertionsFile, type Question, questionOfLine } from "./program-text.js";

/** The compiler's errors by question; a question without an error is not in it. */
export type Refusals = ReadonlyMap<string, string>;

/** The key of a refusal. */
export const refusalKey = (check: number, question: Question): string => `${question} ${check}`;

const clientCore = "/diff/client-core.ts";
const clientCoreName = "@provider-clients/client-core";

const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es5.d.ts"],
  module: ts.ModuleKind.ES2022,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/**
 * Compiles the assertions with the generated code of both sides, in memory.
 *
 * @throws {Error} if generated code imports a type that {@link clientCoreStub} does not declare.
 */
export type Compile = (text: string, before: GeneratedTypes, after: GeneratedTypes) => Refusals;

/** Creates a compiler for several comparisons. It reads the declarations of the language once. */
export const createCompiler = (): Compile => {
  const library = createLibrary();
  return (text, before, after) => compileProgram(library, text, before, after);
};

type Library = Pick<ts.CompilerHost, "getSourceFile">;

const createLibrary = (): Library => {
  const disk = ts.createCompilerHost(compilerOptions);
  const read = new Map<string, ts.SourceFile | undefined>();
  return {
    getSourceFile: (path, language) => {
      if (!read.has(path)) read.set(path, disk.getSourceFile(path, language));
      return read.get(path);
    },
  };
};

const compileProgram = (
  library: Library,
  text: string,
  before: GeneratedTypes,
  after: GeneratedTypes,
): Refusals => {
  for (const types of [before, after]) refuseUnknownNames(types);
  const files = new Map([
    [assertionsFile, text],
    [clientCore, clientCoreStub],
    ["/diff/before/operations.ts", before.operations],
    ["/diff/before/schema.ts", before.schema],
    ["/diff/after/operations.ts", after.operations],
    ["/diff/after/schema.ts", after.schema],
  ]);
  const program = ts.createProgram([...files.keys()], compilerOptions, createHost(files, library));
  const source = program.getSourceFile(assertionsFile);
  if (source === undefined) throw new Error("the compiler did not read the assertions");
  const refusals = new Map<string, string>();
  for (const { start, messageText } of program.getSemanticDiagnostics(source)) {
    const { check, question } = questionOfLine(source.getLineAndCharacterOfPosition(start ?? 0).line);
    const key = refusalKey(check, question);
    if (!refusals.has(key)) refusals.set(key, ts.flattenDiagnosticMessageText(messageText, "\n"));
  }
  return refusals;
};

const exportedNames = new Set([...clientCoreStub.matchAll(/^export \w+ (\w+)/gm)].map(([, name]) => name));

/** An unknown name would become `any`, and its changes would go unnoticed. */
const refuseUnknownNames = ({ operations }: GeneratedTypes): void => {
  for (const [, list = "", from = ""] of operations.matchAll(/^import type \{([^}]*)\} from "([^"]*)";$/gm)) {
    if (from === "./schema.js") continue;
    const names = list.split(",").map((name) => name.trim());
    const unknown = names.find(
      (name) => name !== "" && (from !== clientCoreName || !exportedNames.has(name)),
    );
    if (unknown === undefined) continue;
    throw new Error(
      `generated code uses the type ${unknown} of ${from}: add it to packages/spec-diff/src/types/client-core-stub.ts.`,
    );
  }
};

const createHost = (files: ReadonlyMap<string, string>, library: Library): ts.CompilerHost => {
  const disk = ts.createCompilerHost(compilerOptions);
  return {
    ...disk,
    getCurrentDirectory: () => "/diff",
    fileExists: (path) => files.has(path) || disk.fileExists(path),
    readFile: (path) => files.get(path) ?? disk.readFile(path),
    getSourceFile: (path, language) => {
      const text = files.get(path);
      return text === undefined
        ? library.getSourceFile(path, language)
        : ts.createSourceFile(path, text, language);
    },
    resolveModuleNameLiterals: (names, from) =>
      names.map(({ text }) => {
        const path = text.startsWith(".") ? join(dirname(from), text).replace(/\.js$/, ".ts") : clientCore;
        const isKnown = files.has(path) && (text.startsWith(".") || text === clientCoreName);
        return {
          resolvedModule: isKnown
            ? { resolvedFileName: path, extension: ".ts", isExternalLibraryImport: false }
            : undefined,
        };
      }),
  };
};
