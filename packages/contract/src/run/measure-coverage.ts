import { type CoverageGroup, type CoverageItem, coverageGroups } from "../cases/coverage-item.js";
import type { CoverageReport } from "./contract-report.js";

interface Count {
  covered: number;
  total: number;
}

/**
 * Compares what passing cases covered with everything in the document.
 *
 * @param isForeign true if nobody here can add a reason to the document; items without a possible case are then exempt
 * automatically.
 */
export const measureCoverage = (
  items: readonly CoverageItem[],
  covered: ReadonlySet<string>,
  isForeign: boolean,
): CoverageReport => {
  const isCovered = ({ id }: CoverageItem) => covered.has(id);
  const reasonOf = ({ skip, obstacle, isUnreachable }: CoverageItem) =>
    skip ?? (isForeign || isUnreachable ? obstacle : undefined);
  const skipped = items.filter((item) => !isCovered(item) && reasonOf(item) !== undefined);
  const counted = items.filter((item) => !skipped.includes(item));
  const count = (own: readonly CoverageItem[]) => ({
    covered: own.filter(isCovered).length,
    total: own.length,
  });
  const operations = [...new Set(items.map(({ operation }) => operation))];
  const missing = counted.filter((item) => !isCovered(item));
  return {
    covered: counted.length - missing.length,
    total: counted.length,
    groups: Object.fromEntries(
      coverageGroups.map((group) => [group, count(counted.filter((item) => item.group === group))]),
    ) as Record<CoverageGroup, Count>,
    operations: Object.fromEntries(
      operations.map((operation) => [
        operation,
        count(counted.filter((item) => item.operation === operation)),
      ]),
    ),
    missing: missing.map(({ id, obstacle }) => ({
      id,
      reason: obstacle ?? "no case that exercises it passed",
    })),
    skipped: skipped.map((item) => ({ id: item.id, reason: reasonOf(item) ?? "" })),
  };
};
