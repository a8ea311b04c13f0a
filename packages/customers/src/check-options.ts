import { noSuch } from "./fields.js";
import { misuse } from "./refusal.js";

/** The options of every call that sends something; each client checks their values. */
export const boundNames: readonly string[] = ["signal", "timeoutMs", "retries"];

/**
 * Refuses options that there are not, so that a misspelt one is not ignored.
 *
 * @throws {ProviderError} of kind `configuration`.
 */
export const checkOptions = (options: object, names: readonly string[]): void => {
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown !== undefined) throw misuse(`${noSuch("option", unknown, names)}.`);
};
