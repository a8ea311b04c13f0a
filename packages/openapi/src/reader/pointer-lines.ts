import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type LineCounter,
  type Node,
  type Pair,
} from "yaml";
import { splitPointer } from "../references/pointer.js";
import { isMergeKey } from "./node-problems.js";

/** Finds the line of a pointer's key, or the line of its nearest existing parent. */
export const createLineLookup =
  (document: Document, lines: LineCounter) =>
  (pointer: string): number | undefined => {
    let node: unknown = document.contents;
    let offset = startOf(document.contents);
    for (const segment of splitPointer(pointer)) {
      const child = childOf(document, node, segment);
      if (child === undefined) break;
      offset = child.offset ?? offset;
      node = child.node;
    }
    return offset === undefined ? undefined : lines.linePos(offset).line;
  };

interface Child {
  readonly node: unknown;
  readonly offset: number | undefined;
}

const startOf = (node: unknown): number | undefined => (node as Node | null)?.range?.[0];

const childOf = (document: Document, written: unknown, segment: string): Child | undefined => {
  const node = isAlias(written) ? written.resolve(document) : written;
  if (isSeq(node)) {
    const item = node.items[Number(segment)];
    return item === undefined ? undefined : { node: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pairs = node.items.filter((item): item is Pair => isPair(item));
  const pair = pairs.find(({ key }) => keyOf(key) === segment);
  if (pair !== undefined) return { node: pair.value, offset: startOf(pair.key) };
  return pairs
    .filter(({ key }) => isMergeKey(key))
    .map(({ value }) => childOfMerged(document, value, segment))
    .find((child) => child !== undefined);
};

/** A key in a mapping that is merged with `<<`, or in one of a list of them. */
const childOfMerged = (document: Document, written: unknown, segment: string): Child | undefined => {
  const source = isAlias(written) ? written.resolve(document) : written;
  const sources: readonly unknown[] = isSeq(source) ? source.items : [source];
  return sources.map((each) => childOf(document, each, segment)).find((child) => child !== undefined);
};

const keyOf = (key: unknown): string => String(isScalar(key) ? key.value : key);
