/** What a test suite can reach of a document. */
export const testCoverageGroups = [
  "operations",
  "statuses",
  "parameters",
  "properties",
  "constraints",
] as const;

export type TestCoverageGroup = (typeof testCoverageGroups)[number];

/** One thing that a document says, and how many requests had to do with it. */
export interface CoveredItem {
  /** `createAccount status 400`, `createAccount property body/name`. */
  readonly id: string;
  readonly group: TestCoverageGroup;
  readonly operation: string;
  readonly hits: number;
  /** Where the document says it. Missing for a document that was given as an object. */
  readonly place?: DocumentLine;
}

/** A line of a document. */
export interface DocumentLine {
  /** The path or address of the file. */
  readonly file: string;
  readonly line: number;
}

/** What a test suite reached of one document through mock servers. */
export interface TestCoverage {
  /** The document's own title. */
  readonly name: string;
  readonly items: readonly CoveredItem[];
}

/** How many items there are, and how many of them were reached. */
export interface Share {
  readonly covered: number;
  readonly total: number;
}

export const shareOf = (items: readonly CoveredItem[]): Share => ({
  covered: items.filter(({ hits }) => hits > 0).length,
  total: items.length,
});

/** The share in whole per cent, never more than was reached; 100 where there is nothing to reach. */
export const percentOf = ({ covered, total }: Share): number =>
  total === 0 ? 100 : Math.floor((covered / total) * 100);

/** The same items with the hits of both; `one` and `other` are about the same document. */
export const addCoverage = (one: TestCoverage, other: TestCoverage): TestCoverage => {
  const hits = new Map(other.items.map((item) => [item.id, item.hits]));
  const known = new Set(one.items.map(({ id }) => id));
  return {
    name: one.name,
    items: [
      ...one.items.map((item) => ({ ...item, hits: item.hits + (hits.get(item.id) ?? 0) })),
      ...other.items.filter(({ id }) => !known.has(id)),
    ],
  };
};
