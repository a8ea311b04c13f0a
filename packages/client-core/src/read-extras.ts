import type { FetchExtras } from "./fetch.js";
import { RefusedValue } from "./refused-value.js";

const own = ["method", "headers", "body", "redirect", "signal"];

/**
 * Reads the further members of the second argument of `fetch`.
 *
 * @throws {RefusedValue} for one that the client sets itself, and for a value that no request can have: `fetch` would
 * refuse it with an error that looks like a lost connection.
 */
export const readExtras = (
  given: FetchExtras | undefined,
  otherwise?: FetchExtras | undefined,
): FetchExtras | undefined => {
  if (!given) return otherwise;
  const name = own.find((each) => each in given);
  if (name) throw new RefusedValue(`\`init\` must not hold \`${name}\`: the client sets it.`);
  const extras = { ...otherwise, ...given };
  try {
    new Request("https://a", extras as RequestInit);
  } catch {
    // Its message may quote the value.
    throw new RefusedValue("`init` holds a value that `fetch` does not take.");
  }
  return extras;
};
