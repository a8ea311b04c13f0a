import { camelCase, isIdentifier } from "../names.js";

/** Hands out unique names. */
export interface Names {
  /** The requested name, or `wish2` and so on if it is taken. */
  readonly take: (wish: string) => string;
  /** The first free name of several. */
  readonly takeFirst: (wishes: readonly string[]) => string;
}

/** Creates unique names for variables; the names in `taken` are not used. */
export const createNames = (taken: Iterable<string> = [], isName = isIdentifier): Names => {
  const known = new Set(taken);
  const isFree = (name: string): boolean => isName(name) && !known.has(name);
  const take = (wish: string): string => {
    let name = wish;
    for (let count = 2; !isFree(name); count += 1) name = `${wish}${count}`;
    known.add(name);
    return name;
  };
  return { take, takeFirst: (wishes) => take(wishes.find(isFree) ?? wishes.at(-1) ?? "") };
};

/**
 * A variable name derived from its contents. It cannot equal a top-level name of a module: those begin with `check`, or
 * end in one of the words below.
 */
export const variableName = (text: string): string => {
  const plain = camelCase(text);
  const isOuter = /^(?:check|is|has|fits|own|namesOf)(?:[A-Z]|$)|(?:Pattern|Values|Names)\d*$/.test(plain);
  return isOuter ? `${plain}Item` : plain;
};
