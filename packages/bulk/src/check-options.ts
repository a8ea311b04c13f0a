import { BulkError } from "./bulk-error.js";

/**
 * Refuses options that there are not, so that a misspelt one is not ignored.
 *
 * @throws {BulkError} of kind `configuration`.
 */
export const checkNames = (options: object, names: readonly string[]): void => {
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw new BulkError("configuration", `There is no option \`${unknown}\`.`);
};

/**
 * The option, or what is meant if it was left out.
 *
 * @throws {BulkError} of kind `configuration` unless it is a whole number, at least `least`.
 */
export const wholeNumber = (
  name: string,
  value: number | undefined,
  least: number,
  otherwise: number,
): number => {
  if (value === undefined) return otherwise;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new BulkError("configuration", `\`${name}\` must be a whole number, at least ${least}.`);
};
