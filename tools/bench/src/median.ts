/** The median; for an even count, the mean of the two middle values. @throws {RangeError} for an empty list. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError("There is no median of no values.");
  return (upper + lower) / 2;
};
