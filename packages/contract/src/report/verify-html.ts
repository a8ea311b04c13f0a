import type { SortedDifferences } from "../verify/accepted-differences.js";
import { type Difference, differenceKey } from "../verify/difference.js";
import type { VerifyReport } from "../verify/verify-server.js";
import { escapeMarkup as text } from "./escape-markup.js";
import { htmlStyle } from "./html-style.js";
import { sentenceOf } from "./verify-text.js";

/** Renders a verification as one self-contained HTML page. */
export const formatVerifyHtml = (
  { name, against, requests, leftOut }: VerifyReport,
  { open, accepted, gone }: SortedDifferences,
): string => {
  const verdict =
    open.length === 0
      ? '<span class="ok">no difference</span>'
      : `<span class="bad">${open.length} differences</span>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text(name)} against ${text(against)}</title>
<style>${htmlStyle}</style>
</head>
<body>
<main>
<h1>${text(name)} against ${text(against)}: ${verdict}</h1>
<p>${requests} requests were answered.</p>
${[...Map.groupBy(open, ({ operation }) => operation)].map(([operation, own]) => section(operation, own.map(lineOf))).join("\n")}
${section("Accepted", accepted.map(lineOf))}
${section(
  "Accepted, and not there any more",
  gone.map(({ difference }) => text(difference)),
)}
${section(
  "Left out",
  leftOut.map(({ operation, reason }) => text(`${operation}: ${reason}`)),
)}
</main>
</body>
</html>
`;
};

const lineOf = (difference: Difference): string =>
  `${text(sentenceOf(difference))} <span class="dim">${text(`${differenceKey(difference)}, ${difference.caseId}`)}</span>`;

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0
    ? ""
    : `<section><h2>${text(title)}</h2><ul>${lines.map((line) => `<li>${line}</li>`).join("")}</ul></section>`;
