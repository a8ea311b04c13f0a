import { type Document, isAlias, isNode, type Node, visit } from "yaml";

/** Something that is wrong with an alias of a YAML document, and where. */
export interface AliasProblem {
  readonly offset: number | undefined;
  readonly message: string;
}

/** Aliases of nothing, and those inside of what they stand for: the one has no value, the other no end. */
export const aliasProblems = (document: Document): readonly AliasProblem[] => {
  const anchors = new Map<string, Node>();
  const problems: AliasProblem[] = [];
  visit(document, (_key, node, path) => {
    if (!isNode(node)) return;
    if (!isAlias(node)) {
      if ("anchor" in node && node.anchor !== undefined) anchors.set(node.anchor, node);
      return;
    }
    const target = anchors.get(node.source);
    const message =
      target === undefined
        ? `\`*${node.source}\` has no anchor \`&${node.source}\` before it. Add one, or correct the name.`
        : `\`*${node.source}\` stands inside of what it stands for. Write out what is meant.`;
    if (target === undefined || path.includes(target)) problems.push({ offset: node.range?.[0], message });
  });
  return problems;
};
