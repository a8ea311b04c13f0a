import type { ChangeClass } from "@provider-clients/spec-diff";

/** What a release raises, the smallest first. `none` is said on purpose: a change that users cannot notice. */
export const BUMPS = ["none", "patch", "minor", "major"] as const;

/** One of {@link BUMPS}. */
export type Bump = (typeof BUMPS)[number];

/** True where the first bump raises less than the second. */
export const isSmaller = (one: Bump, other: Bump): boolean => BUMPS.indexOf(one) < BUMPS.indexOf(other);

/** The largest of some bumps; undefined where there are none. */
export const largest = (bumps: readonly Bump[]): Bump | undefined =>
  bumps.reduce<Bump | undefined>(
    (most, each) => (most === undefined || isSmaller(most, each) ? each : most),
    undefined,
  );

/**
 * The bump that a change needs at least.
 *
 * Below 1.0 a breaking change is a minor and everything else a patch: `^0.3.0` admits 0.3.x only, so that whoever
 * installs it gets what is additive and never what breaks.
 */
export const bumpFor = (change: ChangeClass, version: string): Bump => {
  if (change === "none") return "none";
  if (change === "breaking") return isBeforeOne(version) ? "minor" : "major";
  return change === "additive" && !isBeforeOne(version) ? "minor" : "patch";
};

const isBeforeOne = (version: string): boolean => version.startsWith("0.");
