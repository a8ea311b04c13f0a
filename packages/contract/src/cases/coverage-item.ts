/** The groups of coverage items. */
export const coverageGroups = [
  "operations",
  "statuses",
  "parameters",
  "properties",
  "values",
  "constraints",
  "examples",
  "security",
] as const;

export type CoverageGroup = (typeof coverageGroups)[number];

/** One part of a document that must be exercised. */
export interface CoverageItem {
  readonly id: string;
  readonly group: CoverageGroup;
  readonly operation: string;
  /** The documented reason why it cannot be exercised (`x-contract-skip`). */
  readonly skip?: string;
  /** Why no case could be made for it, if none could. */
  readonly obstacle?: string;
  /** True if the document itself allows no value for it; it is then listed but does not count as missing. */
  readonly isUnreachable?: boolean;
}

/** For an item that no value could be built for. */
export const unreachable: Pick<CoverageItem, "obstacle" | "isUnreachable"> = {
  obstacle: "no valid value that reaches it was found",
  isUnreachable: true,
};

/** Why no case has a number that JavaScript would round. */
export const inexactReason = "JavaScript cannot hold its number exactly (it is beyond 2^53 - 1)";

/** For an item whose number JavaScript would round: to try another number would show nothing about it. */
export const inexact: Pick<CoverageItem, "obstacle" | "isUnreachable"> = {
  obstacle: inexactReason,
  isUnreachable: true,
};
