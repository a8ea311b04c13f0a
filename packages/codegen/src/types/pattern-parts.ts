import type { TemplatePart } from "@provider-clients/openapi";

/** `^` and characters that stand for themselves or are escaped punctuation, then nothing or anything. */
const prefixPattern = /^\^((?:[\w \-:/@#%&=,;<>~'"!]|\\[^\w\s])+)(?:\.\*\$?)?$/;

/** A pattern that asks only how a text begins, as the parts of a template type; undefined for any other. */
export const patternParts = (pattern: string): readonly TemplatePart[] | undefined => {
  const [, prefix] = prefixPattern.exec(pattern) ?? [];
  return prefix === undefined ? undefined : [prefix.replaceAll(/\\(.)/g, "$1"), { words: undefined }];
};
