/** Patterns that every text matches. */
const isUnlimited = (pattern: string): boolean =>
  /^\^?(\(\?:)?(\.|\[\\s\\S\]|\[\^\]|\[\\d\\D\]|\[\\w\\W\])\*\)?\$?$|^\^?$|^\$$/.test(pattern);

/**
 * True where every text that `narrow` matches is matched by `wide`; a pattern that is left out matches every text.
 * Undefined where that cannot be decided.
 */
export const patternAdmits = (wide: string, narrow: string | undefined): boolean | undefined => {
  if (isUnlimited(wide) || wide === narrow) return true;
  return narrow === undefined || isUnlimited(narrow) ? false : undefined;
};
