/** What coverage is made of. */
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

/** One thing that a document says and that has to be exercised. */
export interface CoverageItem {
  readonly id: string;
  readonly group: CoverageGroup;
  readonly operation: string;
  /** The written reason why it cannot be exercised (`x-contract-skip`). */
  readonly skip?: string;
  /** Why no case could be made for it, when none could. */
  readonly obstacle?: string;
  /** Whether the document itself admits no value for it; then it is listed, and not missing. */
  readonly isUnreachable?: boolean;
}

/** What is said of something that no value could be built for. */
export const unreachable: Pick<CoverageItem, "obstacle" | "isUnreachable"> = {
  obstacle: "no valid value that reaches it was found",
  isUnreachable: true,
};
