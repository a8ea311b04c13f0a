/** An invalid option or value. Its message names options and parameters, and never a secret or a value. */
export class RefusedValue extends Error {}

/** Describes a value without revealing it: a number is shown, for anything else only the type. */
export const describeGiven = (value: unknown): string => {
  if (value === undefined) {
    return "nothing was given";
  }
  return value === null || typeof value === "number"
    ? `${value} was given`
    : `it was given as ${typeof value}`;
};
