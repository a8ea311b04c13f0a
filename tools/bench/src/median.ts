/** The middle of the values; the mean of the two in the middle when their count is even. @throws {RangeError} for none. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("There is no median of no values.");
  return (upper + lower) / 2;
};
