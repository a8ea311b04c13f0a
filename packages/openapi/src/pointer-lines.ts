import { type Document, isMap, isPair, isScalar, isSeq, type LineCounter, type Node, type Pair } from "yaml";
import { splitPointer } from "./pointer.js";

/** Finds the line on which a pointer's key stands, or the nearest line above it that exists. */
export const createLineLookup =
  (document: Document, lines: LineCounter) =>
  (pointer: string): number | undefined => {
    let node: unknown = document.contents;
    let offset = startOf(document.contents);
    for (const segment of splitPointer(pointer)) {
      const child = childOf(node, segment);
      if (child === undefined) break;
      offset = child.offset ?? offset;
      node = child.node;
    }
    return offset === undefined ? undefined : lines.linePos(offset).line;
  };

const startOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0];

const childOf = (
  node: unknown,
  segment: string,
): { node: unknown; offset: number | undefined } | undefined => {
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item): item is Pair => isPair(item) && keyOf(item) === segment);
  return pair && { node: pair.value, offset: startOf(pair.key) };
};

const keyOf = (pair: Pair): string => String(isScalar(pair.key) ? pair.key.value : pair.key);
