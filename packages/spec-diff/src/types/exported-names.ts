import ts from "typescript";

/** What a generated operations.ts exports, read from its text. */
export interface ExportedNames {
  /** The name of the interface that holds the methods. */
  readonly operations: string;
  /** Each method with the names of its arguments. */
  readonly methods: ReadonlyMap<string, readonly string[]>;
  /** Each exported type with the text of what it stands for. */
  readonly aliases: ReadonlyMap<string, string>;
}

/** Lists the exported types and methods of operations.ts. */
export const listExports = (text: string): ExportedNames => {
  const file = ts.createSourceFile("operations.ts", text, ts.ScriptTarget.ES2022);
  const exported = file.statements.filter(isExported);
  const interfaces = exported.filter(ts.isInterfaceDeclaration);
  const operations = interfaces.find(({ name }) => name.text.endsWith("Operations"));
  const aliases = exported.filter(ts.isTypeAliasDeclaration);
  return {
    operations: operations?.name.text ?? "",
    methods: new Map(
      [...(operations?.members ?? [])]
        .filter((each) => ts.isMethodSignature(each))
        .map((method) => methodEntry(method, file)),
    ),
    aliases: new Map([
      ...aliases.map(({ name, type }) => [name.text, type.getText(file)] as const),
      ...interfaces.filter((each) => each !== operations).map(({ name }) => [name.text, ""] as const),
    ]),
  };
};

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const methodEntry = (
  method: ts.MethodSignature,
  file: ts.SourceFile,
): readonly [string, readonly string[]] => {
  const name = ts.isStringLiteral(method.name) ? method.name.text : method.name.getText(file);
  return [name, method.parameters.map((parameter) => parameter.name.getText(file))];
};
