/** The shortest decimal form of a number: its digits, and how many of them follow the point. */
const decimalOf = (value: number): readonly [digits: bigint, decimals: number] => {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  return [BigInt(whole + fraction), fraction.length - Number(exponent)];
};

const scale = ([digits, decimals]: readonly [bigint, number], by: number): bigint =>
  digits * 10n ** BigInt(by - decimals);

/** True if a number is a multiple of another in decimal arithmetic: 19.99 is a multiple of 0.01. */
export const isMultipleOf = (value: number, of: number): boolean => {
  if (Number.isSafeInteger(value) && Number.isSafeInteger(of)) return value % of === 0;
  if (!Number.isFinite(value)) return false;
  const [dividend, divisor] = [decimalOf(value), decimalOf(of)];
  const decimals = Math.max(dividend[1], divisor[1]);
  return scale(dividend, decimals) % scale(divisor, decimals) === 0n;
};
