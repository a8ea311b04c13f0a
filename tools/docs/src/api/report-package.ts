import type { Entry, PublishedPackage } from "@provider-clients-internal/shared";
import ts from "typescript5";
import { reach } from "./reach.ts";

const printer = ts.createPrinter({ removeComments: true });

const print = (declaration: ts.Declaration): string => {
  const statement = ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
  const text = printer.printNode(ts.EmitHint.Unspecified, statement, statement.getSourceFile());
  return text.replace(/^(export )?(declare )?/, "");
};

const resolved = (checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol =>
  symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

const exportsOf = (program: ts.Program, { declarations }: Entry): ts.Symbol[] => {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(declarations);
  const module = file && checker.getSymbolAtLocation(file);
  if (!module) throw new Error(`${declarations} is missing or exports nothing; build the packages first.`);
  return checker.getExportsOfModule(module);
};

const block = (title: string, parts: readonly string[], separator: string): string[] =>
  parts.length > 0 ? [`${title}\n\n\`\`\`ts\n${[...parts].sort().join(separator)}\n\`\`\``] : [];

/** The package that a file belongs to, as an import would name it. */
const ownerOf = (file: string): string => {
  const [, name = file] =
    /\/(?:packages|node_modules)\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(file) ?? [];
  return file.includes("/node_modules/") ? name : `@provider-clients/${name}`;
};

/** The exports of one import path: the package's own declarations, and re-exported names. */
const reportEntry = (program: ts.Program, entry: Entry, folder: string): string => {
  const checker = program.getTypeChecker();
  const own: string[] = [];
  const passedOn: string[] = [];
  for (const symbol of exportsOf(program, entry)) {
    const target = resolved(checker, symbol);
    const renamed = target.name === symbol.name ? "" : `// imported as ${symbol.name}\n`;
    for (const declaration of target.declarations ?? []) {
      const { fileName } = declaration.getSourceFile();
      if (fileName.startsWith(`${folder}/`)) own.push(`${renamed}${print(declaration)}`);
      else passedOn.push(`export { ${symbol.name} } from "${ownerOf(fileName)}";`);
    }
  }
  const parts = [...block("Declared here:", own, "\n\n"), ...block("Passed on:", passedOn, "\n")];
  return [`## \`${entry.specifier}\``, ...parts].join("\n\n");
};

/** All exports of a package with their types, and the declarations that those types refer to. */
export const reportPackage = (program: ts.Program, { entries, folder }: PublishedPackage): string => {
  const checker = program.getTypeChecker();
  const symbols = entries.flatMap((entry) => exportsOf(program, entry));
  const { own, imports } = reach(checker, symbols, folder);
  const exported = new Set(symbols.flatMap((symbol) => resolved(checker, symbol).declarations ?? []));
  const inner = [...own].filter((declaration) => !exported.has(declaration)).map(print);
  return [
    ...entries.map((entry) => reportEntry(program, entry, folder)),
    ...block("## Not exported, but part of the types above", inner, "\n\n"),
    ...block("## Imported for the types above", [...imports], "\n"),
  ].join("\n\n");
};
