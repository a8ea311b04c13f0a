/** A part of a string: a literal, one of several words, or any string. */
export type TemplatePart = string | { readonly words: readonly string[] } | { readonly words: undefined };

/**
 * Reads `x-template` beside its `pattern`. Each name in braces is a named group of the pattern: a choice of words if it
 * contains only literals, otherwise any string.
 *
 * Returns undefined if a name is not a group of the pattern.
 */
export const templateParts = (pattern: string, template: string): readonly TemplatePart[] | undefined => {
  const parts: TemplatePart[] = [];
  for (const [text, name] of template.matchAll(/\{([^{}]*)\}|[^{}]+/g)) {
    if (name === undefined) {
      parts.push(text);
      continue;
    }
    const group = groupNamed(pattern, name);
    if (group === undefined) return undefined;
    parts.push({ words: wordsOf(group) });
  }
  return parts;
};

/** A type with more words than this is unreadable. */
const MOST_WORDS = 64;

const wordsOf = (group: string): readonly string[] | undefined => {
  const words = group.split("|");
  return words.length <= MOST_WORDS && words.every((word) => /^[\w -]+$/.test(word)) ? words : undefined;
};

/** The part between `(?<name>` and its closing parenthesis. */
const groupNamed = (pattern: string, name: string): string | undefined => {
  const opening = `(?<${name}>`;
  const start = pattern.indexOf(opening);
  if (start < 0) return undefined;
  let depth = 1;
  let isInClass = false;
  for (let index = start + opening.length; index < pattern.length; index += 1) {
    const character = pattern[index];
    if (character === "\\") index += 1;
    else if (character === "[") isInClass = true;
    else if (character === "]") isInClass = false;
    else if (character === "(" && !isInClass) depth += 1;
    else if (character === ")" && !isInClass) depth -= 1;
    if (depth === 0) return pattern.slice(start + opening.length, index);
  }
  return undefined;
};
