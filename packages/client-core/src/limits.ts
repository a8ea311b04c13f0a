const defaults = { timeoutMs: 30_000, attemptTimeoutMs: 0, retries: 2, maxResponseBytes: 10_485_760 };

/** The numbers a call keeps to. An `attemptTimeoutMs` of 0 stands for none. */
export type Limits = typeof defaults;

/** Reads limits from options, over those that hold otherwise. */
export const readLimits = (
  given: { readonly [Name in keyof Limits]?: Limits[Name] | undefined },
  refuse: (problem: string) => never,
  otherwise: Limits = defaults,
): Limits => {
  const limits = { ...otherwise };
  for (const name of Object.keys(limits) as (keyof Limits)[]) {
    const value = given[name];
    if (value !== undefined) {
      const least = name === "retries" ? 0 : 1;
      // Timers hold no longer delay: beyond it setTimeout fires at once.
      if (!Number.isInteger(value) || value < least || value >= 2 ** 31) {
        refuse(`\`${name}\` must be a whole number from ${least} to 2147483647.`);
      }
      limits[name] = value;
    }
  }
  return limits;
};
