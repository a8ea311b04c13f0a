/** True for a regular expression that compiles with the `u` flag, as JSON Schema recommends it. */
export const isUnicodePattern = (pattern: string): boolean => compiles(pattern, "u");

/** True for a regular expression that compiles with or without the `u` flag. */
export const isPattern = (pattern: string): boolean => compiles(pattern, "u") || compiles(pattern, "");

const compiles = (pattern: string, flags: string): boolean => {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};
