import { type CoveredItem, type DocumentLine, shareOf, type TestCoverage } from "./test-coverage.js";

/** How often one item was reached, and the line that says it. */
export interface ItemJson extends Partial<DocumentLine> {
  readonly hits: number;
}

/** One operation as LCOV counts a file: what was found, what was hit, and each item. */
export interface OperationJson {
  readonly found: number;
  readonly hit: number;
  readonly items: Readonly<Record<string, ItemJson>>;
}

/** Coverage as LCOV counts it, in JSON: by document and operation. */
export type CoverageJson = Readonly<Record<string, Readonly<Record<string, OperationJson>>>>;

/** What a test suite reached, for other programs. */
export const coverageJson = (coverages: readonly TestCoverage[]): CoverageJson =>
  Object.fromEntries(
    coverages.map(({ name, items }) => [
      name,
      Object.fromEntries(
        [...Map.groupBy(items, ({ operation }) => operation)].map(([operation, own]) => [
          operation,
          operationJson(operation, own),
        ]),
      ),
    ]),
  );

const operationJson = (operation: string, items: readonly CoveredItem[]): OperationJson => {
  const { covered, total } = shareOf(items);
  const named = items.map(({ id, hits, place }) => [id.slice(operation.length + 1), { hits, ...place }]);
  return { found: total, hit: covered, items: Object.fromEntries(named) };
};
