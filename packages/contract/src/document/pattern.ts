/**
 * Compiles a pattern. JSON Schema recommends the `u` flag; many documents have patterns that are invalid with it (`\_`,
 * `[\w-.]`) but have the same meaning without it.
 *
 * @throws {SyntaxError} if it is not a regular expression with or without the flag.
 */
export const toRegExp = (pattern: string): RegExp => {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
};
