import { dirname, join } from "node:path";
import ts from "typescript";
import { CLIENT_CORE_STUB } from "./client-core-stub.js";
import type { GeneratedTypes } from "./generated-types.js";
import { ASSERTIONS, checkOfLine } from "./program-text.js";

/** A compiled program of assertions. */
export interface CompiledProgram {
  readonly checker: ts.TypeChecker;
  /** What the compiler says against each check that does not hold; a type that is gone is an error too. */
  readonly refused: ReadonlyMap<number, string>;
  /** One of the program's exported types; undefined where the compiler could not make it out. */
  readonly typeNamed: (name: string) => ts.Type | undefined;
}

const CLIENT_CORE = "/diff/client-core.ts";
const CLIENT_CORE_NAME = "@provider-clients/client-core";

const OPTIONS: ts.CompilerOptions = {
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
 * Compiles the assertions with both sides' generated code, without touching the disk.
 *
 * @throws {Error} when generated code refers to something that {@link CLIENT_CORE_STUB} does not have.
 */
export const compileProgram = (
  text: string,
  before: GeneratedTypes,
  after: GeneratedTypes,
): CompiledProgram => {
  for (const types of [before, after]) refuseUnknownNames(types);
  const files = new Map([
    [ASSERTIONS, text],
    [CLIENT_CORE, CLIENT_CORE_STUB],
    ["/diff/before/operations.ts", before.operations],
    ["/diff/before/schema.ts", before.schema],
    ["/diff/after/operations.ts", after.operations],
    ["/diff/after/schema.ts", after.schema],
  ]);
  const program = ts.createProgram([...files.keys()], OPTIONS, createHost(files));
  const source = program.getSourceFile(ASSERTIONS);
  if (source === undefined) throw new Error("the compiler did not read the assertions");
  const checker = program.getTypeChecker();
  const exported = checker.getSymbolAtLocation(source);
  return {
    checker,
    refused: refusals(source, program.getSemanticDiagnostics(source)),
    typeNamed: (name) => {
      const symbol = exported && checker.tryGetMemberInModuleExports(name, exported);
      const type = symbol && checker.getDeclaredTypeOfSymbol(symbol);
      return type && (type.flags & ts.TypeFlags.Any) === 0 ? type : undefined;
    },
  };
};

const refusals = (
  source: ts.SourceFile,
  diagnostics: readonly ts.Diagnostic[],
): ReadonlyMap<number, string> => {
  const refused = new Map<number, string>();
  for (const { start, messageText } of diagnostics) {
    const check = checkOfLine(source.getLineAndCharacterOfPosition(start ?? 0).line);
    if (!refused.has(check)) refused.set(check, ts.flattenDiagnosticMessageText(messageText, "\n"));
  }
  return refused;
};

const EXPORTED = new Set([...CLIENT_CORE_STUB.matchAll(/^export \w+ (\w+)/gm)].map(([, name]) => name));

/** A name that resolves to nothing becomes `any`, and any change of it would pass unseen. */
const refuseUnknownNames = ({ operations }: GeneratedTypes): void => {
  for (const [, list = "", from = ""] of operations.matchAll(/^import type \{([^}]*)\} from "([^"]*)";$/gm)) {
    if (from === "./schema.js") continue;
    const names = list.split(",").map((name) => name.trim());
    const unknown = names.find((name) => name !== "" && (from !== CLIENT_CORE_NAME || !EXPORTED.has(name)));
    if (unknown === undefined) continue;
    throw new Error(
      `generated code uses the type ${unknown} of ${from}: add it to diff/types/client-core-stub.ts.`,
    );
  }
};

/** The compiler's own declarations are parsed once per process. */
const libraries = new Map<string, ts.SourceFile | undefined>();

const createHost = (files: ReadonlyMap<string, string>): ts.CompilerHost => {
  const disk = ts.createCompilerHost(OPTIONS);
  return {
    ...disk,
    getCurrentDirectory: () => "/diff",
    fileExists: (path) => files.has(path) || disk.fileExists(path),
    readFile: (path) => files.get(path) ?? disk.readFile(path),
    getSourceFile: (path, language) => {
      const text = files.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, language);
      if (!libraries.has(path)) libraries.set(path, disk.getSourceFile(path, language));
      return libraries.get(path);
    },
    resolveModuleNameLiterals: (names, from) =>
      names.map(({ text }) => {
        const path = text.startsWith(".") ? join(dirname(from), text).replace(/\.js$/, ".ts") : CLIENT_CORE;
        const isKnown = files.has(path) && (text.startsWith(".") || text === CLIENT_CORE_NAME);
        return {
          resolvedModule: isKnown
            ? { resolvedFileName: path, extension: ".ts", isExternalLibraryImport: false }
            : undefined,
        };
      }),
  };
};
