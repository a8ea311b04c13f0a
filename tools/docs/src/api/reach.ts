import ts from "typescript5";

/** Everything that the public declarations refer to. */
export interface Reached {
  /** Declarations of the package itself, whether exported or not. */
  readonly own: ReadonlySet<ts.Declaration>;
  /** Import lines for what other packages declare. */
  readonly imports: ReadonlySet<string>;
}

/** A top-level declaration: not a member, a parameter or a type parameter. */
const isTopLevel = (node: ts.Declaration): boolean =>
  ts.isSourceFile(node.parent) ||
  (ts.isVariableDeclaration(node) && ts.isSourceFile(node.parent.parent.parent));

const importLine = (specifier: ts.ImportSpecifier): string => {
  const from = specifier.parent.parent.parent.moduleSpecifier.getText().slice(1, -1);
  return `import { ${specifier.getText().replace(/^type /, "")} } from "${from}";`;
};

/** Follows every name in the declarations within the package. */
export const reach = (checker: ts.TypeChecker, start: readonly ts.Symbol[], folder: string): Reached => {
  const own = new Set<ts.Declaration>();
  const imports = new Set<string>();
  const isOwn = (node: ts.Node) => node.getSourceFile().fileName.startsWith(`${folder}/`);
  const follow = (symbol: ts.Symbol | undefined): void => {
    if (!symbol) return;
    const [alias] = symbol.declarations ?? [];
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    for (const declaration of target.declarations ?? []) {
      if (isOwn(declaration)) visit(declaration);
      else if (alias && ts.isImportSpecifier(alias) && isOwn(alias)) imports.add(importLine(alias));
    }
  };
  const walk = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) follow(checker.getSymbolAtLocation(node));
    ts.forEachChild(node, walk);
  };
  const visit = (declaration: ts.Declaration): void => {
    if (own.has(declaration) || !isTopLevel(declaration)) return;
    own.add(declaration);
    walk(declaration);
  };
  start.forEach(follow);
  return { own, imports };
};
