import { refuseInexact } from "./exact-numbers.js";
import { RefusedValue } from "./refused-value.js";

/** True for an object whose members are data. A Date, a Map or a URL would lose what it holds, and is none. */
export const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  Object.prototype.toString.call(value) === "[object Object]";

/**
 * A text, a number, a bigint or a boolean as JSON writes it, without quotes.
 *
 * @throws {RefusedValue} for anything else, naming the parameter and never its value.
 */
export const scalarText = (name: string, value: unknown): string => {
  if (!/^(string|number|bigint|boolean)$/.test(typeof value)) {
    throw new RefusedValue(`\`${name}\` must be text, a number or a boolean.`);
  }
  return `${refuseInexact(name, value)}`;
};
