/** True for a UUID of RFC 4122, of any version. */
export const isUuid = (text: string): boolean =>
  /^[\dA-Fa-f]{8}(?:-[\dA-Fa-f]{4}){3}-[\dA-Fa-f]{12}$/.test(text);

/** True for a JavaScript regular expression with the `u` flag. */
export const isRegex = (text: string): boolean => {
  try {
    return new RegExp(text, "u") !== undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
};

/** True for padded Base64 of RFC 4648: OpenAPI's `byte`. */
export const isByte = (text: string): boolean => text.length % 4 === 0 && /^[A-Za-z\d+/]*={0,2}$/.test(text);

/** True for a 32-bit integer. */
export const isInt32 = (value: number): boolean =>
  Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;

/** True for a 64-bit integer, as far as a double can represent it: it cannot hold the exact limits. */
export const isInt64 = (value: number): boolean =>
  Number.isInteger(value) && value >= -(2 ** 63) && value < 2 ** 63;
