import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const strictest: ts.CompilerOptions = {
  strict: true,
  allowUnreachableCode: false,
  allowUnusedLabels: false,
  exactOptionalPropertyTypes: true,
  noFallthroughCasesInSwitch: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noPropertyAccessFromIndexSignature: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  erasableSyntaxOnly: true,
  isolatedDeclarations: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  declaration: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  types: [],
};

const clientCore = fileURLToPath(new URL("../../client-core", import.meta.url));

/** The compiler's errors for modules that import from client-core. */
export const compileStrictly = (texts: readonly string[]): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), "strictly-"));
  try {
    const scope = join(folder, "node_modules/@provider-clients");
    mkdirSync(scope, { recursive: true });
    symlinkSync(clientCore, join(scope, "client-core"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const files = texts.map((_, index) => join(folder, `module${index}.ts`));
    for (const [index, file] of files.entries()) writeFileSync(file, texts[index] ?? "");
    return ts.getPreEmitDiagnostics(ts.createProgram(files, strictest)).map(({ file, messageText }) => {
      const text = ts.flattenDiagnosticMessageText(messageText, " ");
      return `${text}\n${file?.text ?? ""}`;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
};
