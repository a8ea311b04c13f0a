import type { TemplatePart } from "@provider-clients/openapi";

/** `^` and literal characters or escaped punctuation, followed by nothing or anything. */
const prefixPattern = /^\^((?:[\w \-:/@#%&=,;<>~'"!]|\\[^\w\s])+)(?:\.\*\$?)?$/;

/** The parts of a template type for a pattern that is only a prefix; undefined for any other pattern. */
export const patternParts = (pattern: string): readonly TemplatePart[] | undefined => {
  const [, prefix] = prefixPattern.exec(pattern) ?? [];
  return prefix === undefined ? undefined : [prefix.replaceAll(/\\(.)/g, "$1"), { words: undefined }];
};
