import type { Operation } from "./operation.js";
import { comparePaths } from "./path-order.js";

const escapeText = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");

/** The pattern of URLs for a path template. A placeholder that was not filled in still has its name in braces. */
const patternOf = (template: string): RegExp => {
  const parts = template.split(/\{([^{}]+)\}/).map((part, index) => {
    if (index % 2 === 0) {
      return escapeText(encodeURI(part));
    }
    return `(?!%7B${escapeText(encodeURIComponent(part))}%7D(?:/|$))[^/]+`;
  });
  return new RegExp(`^${parts.join("")}$`);
};

/**
 * The operation that a server would match a request to. If several templates match, the one with the fewest parameters,
 * as OpenAPI requires, then the one with more literal text. Undefined if none matches.
 */
export const findOperation = (
  operations: readonly Operation[],
  baseUrl: string,
  { method, url }: { readonly method: string; readonly url: string },
): Operation | undefined => {
  const [address = ""] = url.split(/[?#]/);
  const path = address.startsWith(`${baseUrl}/`) ? address.slice(baseUrl.length) : "";
  const [found] = operations
    .filter((operation) => operation.method === method && patternOf(operation.path).test(path))
    .sort((one, other) => comparePaths(one.path, other.path));
  return found;
};
