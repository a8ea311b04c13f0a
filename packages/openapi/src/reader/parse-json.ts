import { LineCounter } from "yaml";
import type { Json } from "../json.js";
import { splitPointer } from "../references/pointer.js";

/** A JSON text and where its parts are. */
export interface ParsedJson {
  readonly value: Json;
  /** The line of the value behind a pointer, or of its nearest existing parent. */
  readonly lineOf: (pointer: string) => number;
  /** The line of each key that stands in its object before. */
  readonly repeatedKeys: readonly number[];
}

/** Parses JSON, ten times as fast as the YAML parser does; undefined if the text is not JSON. */
export const parseJson = (text: string): ParsedJson | undefined => {
  const value = readJson(text);
  if (value === undefined) return undefined;
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (const { index } of text.matchAll(/\n/g)) lines.addNewLine(index + 1);
  const { root, repeated } = findParts(text);
  const lineAt = ({ offset }: Part): number => lines.linePos(offset).line;
  const lineOf = (pointer: string): number => {
    let part = root;
    for (const segment of splitPointer(pointer)) {
      const child = part.parts?.get(segment);
      if (child === undefined) break;
      part = child;
    }
    return lineAt(part);
  };
  return { value, lineOf, repeatedKeys: repeated.map(lineAt) };
};

/**
 * Why a text is not JSON, and where, if that is known.
 *
 * @param text a text for which {@link parseJson} returned undefined.
 */
export const jsonProblem = (text: string): { readonly line?: number; readonly message: string } => {
  const rules = "JSON has no comments, no single quotes, and no comma before a closing bracket. Correct it.";
  try {
    JSON.parse(text);
  } catch (error) {
    // V8: `Expected ',' or '}' after property value in JSON at position 20 (line 2 column 3)`.
    const [, reason = "", position] =
      /^(.*?)(?: in JSON(?: at position (\d+).*)?)?$/s.exec(String(error)) ?? [];
    const line = position === undefined ? {} : { line: text.slice(0, Number(position)).split("\n").length };
    return { ...line, message: `invalid JSON: ${reason.replace(/^SyntaxError: /, "")}. ${rules}` };
  }
  return { message: "a number in it is too large. Write it as a string." };
};

/** JavaScript has no number for `1e400`, so such a text is left to the YAML parser, which reports its place. */
const readJson = (text: string): Json | undefined => {
  try {
    return JSON.parse(text, (_, value) => {
      if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) throw new SyntaxError();
      return value;
    });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/** A value in the text. */
interface Part {
  /** Where its key begins; for an item of a list, where itself begins. */
  readonly offset: number;
  /** By key or index; undefined for a scalar. */
  readonly parts: Map<string, Part> | undefined;
}

/** An object or list that is not closed yet. */
interface Open {
  readonly isList: boolean;
  readonly parts: Map<string, Part>;
  /** The key whose value comes next. */
  key: { readonly name: string; readonly offset: number } | undefined;
}

/** Strings, brackets, and other scalars. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]|[^\s{}[\],:"]+/g;

const findParts = (text: string): { readonly root: Part; readonly repeated: readonly Part[] } => {
  const top: Open = { isList: true, parts: new Map(), key: undefined };
  const open = [top];
  const repeated: Part[] = [];
  for (const { 0: token, index } of text.matchAll(tokens)) {
    const holder = open.at(-1) ?? top;
    if (token === "}" || token === "]") {
      open.pop();
    } else if (!holder.isList && holder.key === undefined) {
      holder.key = { name: JSON.parse(token), offset: index };
    } else {
      const { name, offset } = holder.key ?? { name: String(holder.parts.size), offset: index };
      const parts = token === "{" || token === "[" ? new Map<string, Part>() : undefined;
      const part = { offset, parts };
      if (holder.parts.has(name)) repeated.push(part);
      holder.parts.set(name, part);
      holder.key = undefined;
      if (parts !== undefined) open.push({ isList: token === "[", parts, key: undefined });
    }
  }
  return { root: top.parts.get("0") ?? { offset: 0, parts: undefined }, repeated };
};
