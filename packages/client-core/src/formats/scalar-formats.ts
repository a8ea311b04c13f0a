/** Tells whether a text is a UUID of RFC 4122, of any version. */
export const isUuid = (text: string): boolean =>
  /^[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/.test(text);

/** Tells whether a text is a regular expression of JavaScript, with its `u` flag. */
export const isRegex = (text: string): boolean => {
  try {
    return new RegExp(text, "u") !== undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** Tells whether a text is Base64 of RFC 4648, padded: OpenAPI's `byte`. */
export const isByte = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);

/** Tells whether a number is a whole number of 32 bits. */
export const isInt32 = (value: number): boolean =>
  Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/** Tells whether a number is a whole number of 64 bits, as far as a double can tell: it cannot hold the exact limits. */
export const isInt64 = (value: number): boolean =>
  Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
