import { isMapping, scalarText } from "./scalar-text.js";

const pairs = (name: string, value: unknown): string[] => {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item) => pairs(name, item));
  return isMapping(value)
    ? Object.entries(value).flatMap(([key, member]) => pairs(name ? `${name}[${key}]` : key, member))
    : [`${encodeURIComponent(name)}=${encodeURIComponent(scalarText(name, value))}`];
};

/**
 * Writes one query parameter like openapi-fetch does by default: an array repeats the name, an object becomes
 * `name[key]`. The members of a spread object become parameters of their own (style `form`, exploded).
 */
export const writeQuery = (name: string, value: unknown, isSpread = false): readonly string[] =>
  pairs(isSpread && isMapping(value) ? "" : name, value);
