import { type Share, shareOf, type TestCoverage } from "./test-coverage.js";

/** Coverage as LCOV counts it, in JSON: found, hit, and the hits of every item, by document and operation. */
export type CoverageJson = Readonly<
  Record<
    string,
    Readonly<
      Record<
        string,
        { readonly found: number; readonly hit: number; readonly hits: Readonly<Record<string, number>> }
      >
    >
  >
>;

/** What a test suite reached, for other programs. */
export const coverageJson = (coverages: readonly TestCoverage[]): CoverageJson =>
  Object.fromEntries(
    coverages.map(({ name, items }) => [
      name,
      Object.fromEntries(
        [...Map.groupBy(items, ({ operation }) => operation)].map(([operation, own]) => {
          const { covered, total }: Share = shareOf(own);
          const hits = own.map((item) => [item.id.slice(operation.length + 1), item.hits]);
          return [operation, { found: total, hit: covered, hits: Object.fromEntries(hits) }];
        }),
      ),
    ]),
  );
