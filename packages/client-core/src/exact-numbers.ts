/** A value that cannot be sent or read. Its message names parameters of the document and never a value. */
export class RefusedValue extends Error {}

/**
 * Lets everything pass but numbers that JavaScript may have rounded: integers beyond 2^53 - 1, infinities and
 * NaN. Made to be handed to JSON.stringify and JSON.parse.
 */
export const refuseInexact = (_: string, value: unknown): unknown => {
  if (typeof value === "number" && !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) {
    throw new RefusedValue("One of its numbers is not exact.");
  }
  return value;
};

/**
 * Parses JSON. A number that would be rounded to another integer or to Infinity is refused instead.
 *
 * @throws {RefusedValue} for such a number, and what JSON.parse throws.
 */
export const parseExact = (text: string): unknown =>
  // Sixteen digits or an exponent are needed to leave the exact range; most answers have neither.
  JSON.parse(text, /\d{16}|\de/i.test(text) ? refuseInexact : undefined);
