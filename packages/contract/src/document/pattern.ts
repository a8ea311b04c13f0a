/**
 * A pattern as a regular expression. JSON Schema asks for the `u` flag; many documents hold patterns that are written
 * without it in mind (`\_`, `[\w-.]`), and mean the same.
 *
 * @throws {SyntaxError} when it is no regular expression either way.
 */
export const toRegExp = (pattern: string): RegExp => {
  try {
    return new RegExp(pattern, "u");
  } catch {
    return new RegExp(pattern);
  }
};
