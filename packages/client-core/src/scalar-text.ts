import { refuseInexact } from "./exact-numbers.js";
import { RefusedValue } from "./refused-value.js";

/** True for an object whose members are data. False for a Date, a Map or a URL, whose contents would be lost. */
export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === "[object Object]";

/**
 * Writes a string, a number, a bigint or a boolean as JSON does, without quotes.
 *
 * @throws {RefusedValue} for anything else, naming the parameter and never its value.
 */
export const scalarText = (name: string, value: unknown): string => {
  if (!/^(string|number|bigint|boolean)$/.test(typeof value)) {
    throw new RefusedValue(`\`${name}\` must be text, a number or a boolean.`);
  }
  return `${refuseInexact(name, value)}`;
};
