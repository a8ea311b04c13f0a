import { refuseInexact } from "./exact-numbers.js";

const pairs = (name: string, value: unknown): string[] =>
  Object(value) === value
    ? Object.entries(value as object).flatMap(([key, member]) =>
        pairs(Array.isArray(value) ? name : name ? `${name}[${key}]` : key, member),
      )
    : value === undefined || value === null
      ? []
      : [`${encodeURIComponent(name)}=${encodeURIComponent(String(refuseInexact(name, value)))}`];

/**
 * As openapi-fetch writes queries by default (arrays repeat the name, objects become name[key]), except that
 * names are encoded as values are, and that the members of a spread parameter stand bare (style form, exploded).
 */
export const writeQuery = (query: object, spread: readonly string[] = []): string =>
  Object.entries(query)
    .flatMap(([name, value]) => pairs(spread.includes(name) ? "" : name, value))
    .join("&");
