import { camelCase, isIdentifier } from "../names.js";

/** Hands out names, each once. */
export interface Names {
  /** A name like the one wished for; `wish2` where that is taken. */
  readonly take: (wish: string) => string;
  /** The first of the names wished for that is free. */
  readonly takeFirst: (wishes: readonly string[]) => string;
}

/** Names of variables, of which none is one of those given. */
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
 * The name of a variable of a function, after what it holds. No name at the outermost level of a module is like one:
 * those begin with `check`, or end in one of the words below.
 */
export const variableName = (text: string): string => {
  const plain = camelCase(text);
  const isOuter = /^(?:check|is|has|must|fits|own|namesOf)(?:[A-Z]|$)|(?:Pattern|Values|Names)\d*$/.test(
    plain,
  );
  return isOuter ? `${plain}Item` : plain;
};
