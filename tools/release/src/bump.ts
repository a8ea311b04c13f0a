import type { ChangeClass } from "@provider-clients/spec-diff";

/** The possible bumps, smallest first. `none` is deliberate: a change that users cannot notice. */
export const BUMPS = ["none", "patch", "minor", "major"] as const;

/** One of {@link BUMPS}. */
export type Bump = (typeof BUMPS)[number];

/** True if the first bump is smaller than the second. */
export const isSmaller = (one: Bump, other: Bump): boolean => BUMPS.indexOf(one) < BUMPS.indexOf(other);

/** The largest bump; undefined for an empty list. */
export const largest = (bumps: readonly Bump[]): Bump | undefined =>
  bumps.reduce<Bump | undefined>(
    (most, each) => (most === undefined || isSmaller(most, each) ? each : most),
    undefined,
  );

/**
 * The smallest bump that a change allows.
 *
 * Below 1.0, a breaking change is a minor and everything else a patch: `^0.3.0` accepts only 0.3.x, so its users get
 * additions but no breaking changes.
 */
export const bumpFor = (change: ChangeClass, version: string): Bump => {
  if (change === "none") return "none";
  if (change === "breaking") return isBeforeOne(version) ? "minor" : "major";
  return change === "additive" && !isBeforeOne(version) ? "minor" : "patch";
};

const isBeforeOne = (version: string): boolean => version.startsWith("0.");
