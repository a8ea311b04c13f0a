import { describeGiven, RefusedValue } from "./refused-value.js";

const defaults = { timeoutMs: 30_000, attemptTimeoutMs: 0, retries: 2, maxResponseBytes: 10_485_760 };

/** The longest delay of a timer: with more, setTimeout fires at once. */
export const longestDelayMs = 2 ** 31 - 1;

/** The limits of a call. An `attemptTimeoutMs` of 0 means no limit. */
export type Limits = typeof defaults;

/** Reads limits from options; `otherwise` holds the defaults. */
export const readLimits = (
  given: { readonly [Name in keyof Limits]?: Limits[Name] | undefined },
  otherwise: Limits = defaults,
): Limits => {
  const limits = { ...otherwise };
  for (const name of Object.keys(limits) as (keyof Limits)[]) {
    const value = given[name];
    if (value !== undefined) {
      const least = name === "retries" ? 0 : 1;
      if (!Number.isInteger(value) || value < least || value > longestDelayMs) {
        const accepted = `a whole number from ${least} to ${longestDelayMs}`;
        throw new RefusedValue(`\`${name}\` must be ${accepted}; ${describeGiven(value)}.`);
      }
      limits[name] = value;
    }
  }
  return limits;
};
