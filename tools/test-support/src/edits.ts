import { splitPointer } from "@provider-clients/openapi";

/** A document that edits may write into. */
export type Draft = { [key: string]: unknown };

/** One small edit of a document. */
export type Edit = (document: Draft) => void;

const parentOf = (document: Draft, pointer: string): readonly [Draft, string] => {
  const segments = splitPointer(pointer);
  const parent = segments
    .slice(0, -1)
    .reduce<unknown>((node, segment) => (node as Draft | undefined)?.[segment], document);
  if (typeof parent !== "object" || parent === null) throw new Error(`the base document has no ${pointer}`);
  return [parent as Draft, segments.at(-1) ?? ""];
};

/** Also for `__proto__`, which an assignment would take for the prototype. */
const put = (parent: Draft, key: string, value: unknown): void => {
  Object.defineProperty(parent, key, { value, configurable: true, enumerable: true, writable: true });
};

const valueAt = (document: Draft, pointer: string): unknown => {
  const [parent, key] = parentOf(document, pointer);
  if (parent[key] === undefined) throw new Error(`the base document has no ${pointer}`);
  return parent[key];
};

/** Sets a value, whether or not one exists. */
export const set =
  (pointer: string, value: unknown): Edit =>
  (document) => {
    const [parent, key] = parentOf(document, pointer);
    put(parent, key, structuredClone(value));
  };

/** Removes a value. */
export const remove =
  (pointer: string): Edit =>
  (document) => {
    valueAt(document, pointer);
    const [parent, key] = parentOf(document, pointer);
    if (Array.isArray(parent)) parent.splice(Number(key), 1);
    else delete parent[key];
  };

/** Appends to a list. */
export const append =
  (pointer: string, value: unknown): Edit =>
  (document) => {
    (valueAt(document, pointer) as unknown[]).push(value);
  };

/** Renames a key and keeps its position. */
export const rename =
  (pointer: string, name: string): Edit =>
  (document) => {
    valueAt(document, pointer);
    const [parent, key] = parentOf(document, pointer);
    const entries = Object.entries(parent);
    for (const [each] of entries) delete parent[each];
    for (const [each, value] of entries) put(parent, each === key ? name : each, value);
  };

/** Moves a value to another place and leaves a reference to it. */
export const moveBehindReference =
  (from: string, to: string): Edit =>
  (document) => {
    const value = valueAt(document, from);
    const [parent, key] = parentOf(document, to);
    parent[key] = value;
    set(from, { $ref: to })(document);
  };

/** Reverses the order of a list or of a mapping's keys. */
export const reverse =
  (pointer: string): Edit =>
  (document) => {
    const value = valueAt(document, pointer);
    const reversed = Array.isArray(value)
      ? value.toReversed()
      : Object.fromEntries(Object.entries(value as Draft).reverse());
    set(pointer, reversed)(document);
  };

/** Replaces a string everywhere: for names that occur in several places. */
export const replaceText =
  (from: string, to: string): Edit =>
  (document) => {
    const text = JSON.stringify(document);
    if (!text.includes(from)) throw new Error(`the base document has no ${from}`);
    const replaced: Draft = JSON.parse(text.replaceAll(from, to));
    for (const key of Object.keys(document)) delete document[key];
    Object.assign(document, replaced);
  };
