import {
  entriesOf,
  isObject,
  type Json,
  type JsonObject,
  joinPointer,
  resolvePointer,
} from "@provider-clients/openapi";
import { findRenames } from "../schemas/renames.js";

/** A part of a document and its pointer, after following references. */
export interface Part {
  readonly value: JsonObject;
  readonly pointer: string;
}

/** One part on both sides. */
export interface Parts {
  readonly before: Part;
  readonly after: Part;
}

/** The mapping at a place, or the one that its `$ref` leads to; undefined where there is none. */
export const partAt = (
  document: JsonObject,
  value: Json | undefined,
  pointer: string,
  depth = 0,
): Part | undefined => {
  if (!isObject(value)) return undefined;
  const { $ref } = value;
  if (typeof $ref !== "string") return { value, pointer };
  return depth > 50 ? undefined : partAt(document, resolvePointer(document, $ref), $ref, depth + 1);
};

/** The mappings under a key of a part, by their names there. */
export const partsUnder = (
  document: JsonObject,
  part: Part | undefined,
  key: string,
): ReadonlyMap<string, Part> =>
  new Map(
    entriesOf(part?.value[key]).flatMap(([name, value]) => {
      const found = partAt(document, value, joinPointer(part?.pointer ?? "#", key, name));
      return found ? [[name, found]] : [];
    }),
  );

/** The mappings under a key of the document's `components`. */
export const componentsOf = (document: JsonObject, kind: string): ReadonlyMap<string, Part> =>
  partsUnder(document, partAt(document, document.components, "#/components"), kind);

/** One thing by its name in the old and in the new document. */
export interface NamedPair<Item> {
  readonly from: string;
  readonly to: string;
  readonly before: Item;
  readonly after: Item;
}

/** Named things of two documents: those in both (some renamed), removed ones and new ones. */
export interface Paired<Item> {
  readonly pairs: readonly NamedPair<Item>[];
  readonly gone: ReadonlyMap<string, Item>;
  readonly come: ReadonlyMap<string, Item>;
}

/**
 * Pairs things by name, and the rest by content.
 *
 * @param contentOf the content by which a renamed thing is recognised; without it, only names count.
 */
export const pairByName = <Item>(
  was: ReadonlyMap<string, Item>,
  is: ReadonlyMap<string, Item>,
  contentOf?: (item: Item) => Json,
): Paired<Item> => {
  const without = (all: ReadonlyMap<string, Item>, names: (name: string) => boolean) =>
    new Map([...all].filter(([name]) => !names(name)));
  const [gone, come] = [without(was, (name) => is.has(name)), without(is, (name) => was.has(name))];
  const contents = (items: ReadonlyMap<string, Item>) =>
    new Map([...items].map(([name, item]) => [name, contentOf?.(item) ?? null]));
  const renames = contentOf ? findRenames(contents(gone), contents(come)) : new Map<string, string>();
  const renamed = new Set(renames.values());
  return {
    pairs: [...was].flatMap(([from, before]) => {
      const to = renames.get(from) ?? from;
      const after = is.get(to);
      return after === undefined ? [] : [{ from, to, before, after }];
    }),
    gone: without(gone, (name) => renames.has(name)),
    come: without(come, (name) => renamed.has(name)),
  };
};
