import {
  type CoveredItem,
  type DocumentLine,
  percentOf,
  shareOf,
  type TestCoverage,
  testCoverageGroups,
} from "../test-coverage/test-coverage.js";
import { escapeMarkup as text } from "./escape-markup.js";
import { htmlStyle } from "./html-style.js";

/** What a test suite reached of documents, as one HTML page that needs nothing beside itself. */
export const formatCoverageHtml = (coverages: readonly TestCoverage[]): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What the tests reached</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<h1>What the tests reached</h1>
${coverages.map(documentSection).join("\n")}
</main>
</body>
</html>
`;

const documentSection = ({ name, items }: TestCoverage): string => {
  const all = shareOf(items);
  const operations = [...Map.groupBy(items, ({ operation }) => operation)];
  return `<section><h2>${text(name)}: ${percentOf(all)} %</h2>
<table>
<thead><tr>${["operation", ...testCoverageGroups].map((title) => `<th scope="col">${title}</th>`).join("")}</tr></thead>
<tbody>
${operations.map(([id, own]) => row(id, own)).join("\n")}
${row("all", items)}
</tbody>
</table>
${operations.map(([id, own]) => missing(id, own)).join("\n")}
</section>`;
};

const row = (id: string, items: readonly CoveredItem[]): string => {
  const cells = testCoverageGroups.map((group) => {
    const { covered, total } = shareOf(items.filter((item) => item.group === group));
    const shown =
      total === 0 ? "–" : `<span class="${covered < total ? "bad" : "ok"}">${covered}/${total}</span>`;
    return `<td data-label="${group}">${shown}</td>`;
  });
  return `<tr><td>${text(id)}</td>${cells.join("")}</tr>`;
};

const at = (place: DocumentLine | undefined): string =>
  place ? ` <span class="dim">${text(`${place.file}:${place.line}`)}</span>` : "";

const missing = (id: string, items: readonly CoveredItem[]): string => {
  const left = items.filter(({ hits }) => hits === 0);
  if (left.length === 0) return "";
  const lines = left.map(
    (item) => `<li>${text(item.id.slice(item.operation.length + 1))}${at(item.place)}</li>`,
  );
  return `<details><summary>${text(id)}: <span class="bad">${left.length} not reached</span></summary><div><ul>${lines.join("")}</ul></div></details>`;
};
