// Not exact-numbers.ts: shared with the entry points for bodies and queries, it would become a file of its own that
// every client loads. What it throws becomes the same refusal before anything is sent.

/** Lets everything pass but numbers that JavaScript may have rounded; made to be handed to JSON.stringify. */
export const keepExact = (_: string, value: unknown): unknown => {
  if (typeof value === "number" && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
    throw new RangeError("One of its numbers is not exact.");
  }
  return value;
};

/** A value as text: an object as JSON. */
export const exactText = (value: unknown): string =>
  typeof value === "object" ? JSON.stringify(value, keepExact) : String(keepExact("", value));
