import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
} from "yaml";

/** Valid YAML that is not a JSON value, with its place. */
export interface NodeProblem {
  readonly offset: number | undefined;
  readonly message: string;
}

/**
 * Finds aliases that are undefined or refer to a parent, merges of values that are not mappings, and scalars that JSON
 * does not have.
 */
export const nodeProblems = (document: Document): readonly NodeProblem[] => {
  const anchors = new Map<string, Node>();
  const problems: NodeProblem[] = [];
  visit(document, (_key, node, path) => {
    const message = isPair(node)
      ? reasonNoMerge(document, node)
      : isNode(node)
        ? reasonNoValue(node, anchors, path)
        : undefined;
    const place = isPair(node) ? node.key : node;
    if (message !== undefined)
      problems.push({ offset: isNode(place) ? place.range?.[0] : undefined, message });
    if (isNode(node) && "anchor" in node && node.anchor !== undefined) anchors.set(node.anchor, node);
  });
  return problems;
};

/** True for the key `<<`, which the parser treats as a merge. */
export const isMergeKey = (key: unknown): boolean => isScalar(key) && typeof key.value === "symbol";

const reasonNoMerge = (document: Document, { key, value }: Pair): string | undefined => {
  if (!isMergeKey(key)) return undefined;
  const source = isAlias(value) ? value.resolve(document) : value;
  const items: readonly unknown[] = isSeq(source) ? source.items : [source];
  const areMaps = items.every((item) => isMap(isAlias(item) ? item.resolve(document) : item));
  return areMaps ? undefined : "`<<` merges only a mapping or a list of mappings. Write the keys out.";
};

const reasonNoValue = (
  node: Node,
  anchors: ReadonlyMap<string, Node>,
  path: readonly unknown[],
): string | undefined => {
  if (isAlias(node)) return reasonNoAlias(node.source, anchors.get(node.source), path);
  if (!isScalar(node) || typeof node.value === "symbol") return undefined;
  const { value, source = "this" } = node;
  const isJson = value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
  return isJson ? undefined : `${String(source)} is not a JSON value. Write a string or a number.`;
};

const reasonNoAlias = (
  source: string,
  target: Node | undefined,
  path: readonly unknown[],
): string | undefined => {
  if (target === undefined) {
    return `\`*${source}\` has no anchor \`&${source}\` before it. Add one, or correct the name.`;
  }
  return path.includes(target)
    ? `\`*${source}\` is inside its own anchor. Write the value in full.`
    : undefined;
};
