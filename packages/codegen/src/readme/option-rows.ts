import { readFileSync } from "node:fs";
import ts from "typescript";

/** One option of an interface, from its doc comment. */
export interface OptionRow {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** The value of `@default`; empty if there is none. */
  readonly fallback: string;
}

const oneLine = (text: string): string => text.replace(/\s+/g, " ").trim();

/** The members of the named interfaces of a TypeScript file, in the order of the names, then of the file. */
export const optionRows = (file: string, interfaces: readonly string[]): OptionRow[] => {
  const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
  return interfaces.flatMap((name) => {
    const found = source.statements.find(
      (node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text === name,
    );
    if (!found)
      throw new Error(
        `${file} declares no interface ${name}; correct the name in readme/provider-readme.ts.`,
      );
    return found.members.filter(ts.isPropertySignature).map((member) => rowOf(member, source));
  });
};

const rowOf = (member: ts.PropertySignature, source: ts.SourceFile): OptionRow => {
  const [comment] = ts.getJSDocCommentsAndTags(member).filter(ts.isJSDoc);
  const fallback = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === "default");
  return {
    name: member.name.getText(source),
    type: oneLine(member.type?.getText(source) ?? "unknown").replace(/ \| undefined$/, ""),
    description: oneLine(ts.getTextOfJSDocComment(comment?.comment) ?? ""),
    fallback: oneLine(ts.getTextOfJSDocComment(fallback?.comment) ?? ""),
  };
};
