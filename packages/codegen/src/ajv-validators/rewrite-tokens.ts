import type { Token } from "./code-tokens.js";
import { extendPlace, placeOf, placeTokens } from "./value-place.js";

/** The new name of a top-level name; most keep theirs. */
export type Rename = (name: string) => string;

/** True for a keyword whose error is about a property that is missing. */
export const isAboutMissing = (keyword: string): boolean =>
  keyword === "required" || keyword === "dependentRequired";

/** Names, calls and patterns of Ajv's code as ours. */
export const rewriteTokens = (tokens: readonly Token[], rename: Rename): readonly Token[] => {
  const rewritten: Token[] = [];
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? "";
    const next = tokens[index + 1];
    const member = next === "." ? tokens[index + 2] : undefined;
    if (tokens[index - 1] === ".") rewritten.push(token);
    else if (member === "evaluated" && isNumbered("validate", token)) {
      rewritten.push(`${rename(token)}Evaluated`);
      index += 2;
    } else if (next === "(" && isNumbered("validate", token)) {
      const end = closingOf(tokens, index + 1);
      rewritten.push(...rewriteCall(rename(token), tokens.slice(index + 2, end)));
      index = end;
    } else if (member === "validate" && tokens[index + 3] === "(" && isNumbered("wrapper", token)) {
      const end = closingOf(tokens, index + 3);
      rewritten.push(...rewriteCall(rename(token), tokens.slice(index + 4, end)));
      index = end;
    } else if (member === "validate" && (isNumbered("formats", token) || isNumbered("wrapper", token))) {
      // A format with a `validate` has become that function, and so has what wraps a function.
      rewritten.push(rename(token));
      index += 2;
    } else if (token === "new" && next === "RegExp") {
      const end = closingOf(tokens, index + 2);
      rewritten.push(patternOf(tokens.slice(index + 3, end)));
      index = end;
    } else rewritten.push(rename(token));
  }
  return rewritten;
};

/** `validate12` */
const isNumbered = (stem: string, token: Token): boolean =>
  token.startsWith(stem) && /^\d+$/.test(token.slice(stem.length));

/** `validate1(data, {instancePath: …, parentData: …})` → `checkThing(data, path + …)` */
const rewriteCall = (name: string, parameters: readonly Token[]): readonly Token[] => {
  const comma = parameters.indexOf(",");
  const path = membersOf(parameters.slice(comma + 1)).get("instancePath") ?? ["instancePath"];
  return [name, "(", ...parameters.slice(0, comma), ",", ...placeTokens(placeOf(path)), ")"];
};

/** `new RegExp("a", "u")` → `/a/u`, which a bundler can leave out. */
const patternOf = ([pattern = '""', _comma, flags = '""']: readonly Token[]): Token =>
  new RegExp(JSON.parse(pattern) as string, JSON.parse(flags) as string).toString();

/**
 * Ajv's error without its parameters: `{ instancePath, keyword }`. The place of a property that is missing is the
 * property's; a name that the value brought along (a key of a map, a property that is too many) is in no place.
 */
export const rewriteIssue = (issue: readonly Token[]): readonly Token[] => {
  const members = membersOf(issue);
  const [path, [keyword = '""'] = []] = [members.get("instancePath"), members.get("keyword")];
  if (path === undefined) return issue;
  const missing = isAboutMissing(JSON.parse(keyword) as string)
    ? membersOf(members.get("params") ?? []).get("missingProperty")?.[0]
    : undefined;
  const place = placeOf(path);
  const tokens = placeTokens(missing === undefined ? place : extendPlace(place, missing));
  return ["{", "instancePath", ":", ...tokens, ",", "keyword", ":", keyword, "}"];
};

/** The members of an object literal, whose tokens include its braces; a shorthand stands for itself. */
const membersOf = (object: readonly Token[]): ReadonlyMap<string, readonly Token[]> => {
  const members = new Map<string, readonly Token[]>();
  let start = 1;
  let depth = 0;
  for (const [index, token] of object.entries()) {
    if (index === 0) continue;
    const isEnd = depth === 0 && (token === "," || index === object.length - 1);
    if (isEnd) {
      const [name, , ...value] = object.slice(start, index);
      if (name !== undefined) members.set(name, value.length === 0 ? [name] : value);
      start = index + 1;
    } else depth += depthOf(token);
  }
  return members;
};

const depthOf = (token: Token): number => {
  if (token === "(" || token === "[" || token === "{") return 1;
  return token === ")" || token === "]" || token === "}" ? -1 : 0;
};

/** The index of the bracket that closes the one at `open`. */
const closingOf = (tokens: readonly Token[], open: number): number => {
  let depth = 0;
  for (let index = open; index < tokens.length; index += 1) {
    depth += depthOf(tokens[index] ?? "");
    if (depth === 0) return index;
  }
  throw new Error(`unbalanced: ${tokens.join(" ")}`);
};
