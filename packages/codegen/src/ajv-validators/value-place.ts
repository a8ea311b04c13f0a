import type { Token } from "./code-tokens.js";

/** The code of a value's place: texts and expressions, added up. */
export type Place = readonly Token[];

/**
 * The place of a value, without the names that the value brought along.
 *
 * `instancePath + "/a/" + key0.replace(…).replace(…)` → `instancePath + "/a"`
 */
export const placeOf = (path: readonly Token[]): Place => {
  const place: Token[] = [];
  for (const term of termsOf(path)) {
    const [first = ""] = term;
    if (term.length === 1) place.push(first);
    else place.push(...withoutSlash(place.pop()));
  }
  return place;
};

const termsOf = (path: readonly Token[]): readonly (readonly Token[])[] => {
  const terms: Token[][] = [[]];
  for (const token of path) {
    if (token === "+") terms.push([]);
    else terms.at(-1)?.push(token);
  }
  return terms;
};

const withoutSlash = (term: Token | undefined): Place => {
  if (term === undefined || !isText(term)) throw new Error(`unexpected path before a name: ${term}`);
  const before = textOf(term).replace(/\/$/, "");
  return before === "" ? [] : [literalOf(before)];
};

/** The place of a property of that value. */
export const extendPlace = (place: Place, property: Token): Place => {
  // In a loop over many required properties the name is a variable; a slash in it is then left as it is.
  if (!isText(property)) return [...place, literalOf("/"), property];
  const step = `/${textOf(property).replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const last = place.at(-1) ?? "";
  return isText(last) ? [...place.slice(0, -1), literalOf(textOf(last) + step)] : [...place, literalOf(step)];
};

/** The tokens of a place. */
export const placeTokens = (place: Place): readonly Token[] =>
  place.flatMap((term, index) => (index === 0 ? [term] : ["+", term]));

const isText = (token: Token): boolean => token.startsWith('"');
const textOf = (token: Token): string => JSON.parse(token) as string;

/** ASCII alone, so that the encoding of a file never matters. */
const literalOf = (text: string): Token =>
  JSON.stringify(text).replaceAll(
    /[\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
  );
