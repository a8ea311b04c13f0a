/** An option or a value that cannot be used. Its message names options and parameters, and never a secret or a value. */
export class RefusedValue extends Error {}

/** Says what was given without showing it: a number is no secret, of anything else only the type is told. */
export const describeGiven = (value: unknown): string => {
  if (value === undefined) {
    return "nothing was given";
  }
  return value === null || typeof value === "number"
    ? `${value} was given`
    : `it was given as ${typeof value}`;
};
