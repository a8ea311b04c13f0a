import { paint, renderTable, type Terminal } from "@provider-clients/command-line";
import {
  type DocumentLine,
  percentOf,
  shareOf,
  type TestCoverage,
  testCoverageGroups,
} from "../test-coverage/test-coverage.js";

/** How many of the items that were not reached are named; the page names all. */
const most = 20;

const at = (place: DocumentLine | undefined): string => (place ? ` (${place.file}:${place.line})` : "");

/** What a test suite reached of a document, as a table for a terminal. */
export const formatCoverage = (
  { name, items }: TestCoverage,
  terminal: Pick<Terminal, "isColored" | "columns"> = {},
): string => {
  const operations = [...Map.groupBy(items, ({ operation }) => operation)];
  const cells = (own: TestCoverage["items"]) =>
    testCoverageGroups.map((group) => {
      const { covered, total } = shareOf(own.filter((item) => item.group === group));
      return total === 0 ? "–" : `${covered}/${total}`;
    });
  const all = shareOf(items);
  const table = renderTable(
    {
      columns: ["operation", ...testCoverageGroups].map((title) => ({ title })),
      rows: [...operations.map(([id, own]) => [id, ...cells(own)]), ["all", ...cells(items)]],
    },
    terminal,
  );
  const missing = items.filter(({ hits }) => hits === 0);
  return [
    `${paint(terminal, "bold", name)}: ${percentOf(all)} % reached, ${all.covered} of ${all.total}`,
    ...table,
    ...missing
      .slice(0, most)
      .map(({ id, place }) => `  ${paint(terminal, "red", "not reached")} ${id}${at(place)}`),
    ...(missing.length > most ? [`  … and ${missing.length - most} more`] : []),
  ].join("\n");
};
