import ts from "typescript";

/** One error of the compiler. */
export interface CompileError {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

const OPTIONS: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  skipLibCheck: true,
  types: [],
};

/** Type-checks one source in memory. */
export const compile = (source: string): readonly CompileError[] => {
  const path = "/memory/source.ts";
  const host = ts.createCompilerHost(OPTIONS);
  const program = ts.createProgram([path], OPTIONS, {
    ...host,
    getSourceFile: (file, language) =>
      file === path ? ts.createSourceFile(file, source, language) : host.getSourceFile(file, language),
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => ({
    line: (file?.getLineAndCharacterOfPosition(start).line ?? -1) + 1,
    message: ts.flattenDiagnosticMessageText(messageText, " ").split("\n")[0] ?? "",
  }));
};
