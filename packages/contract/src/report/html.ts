import {
  type CaseReport,
  type ContractReport,
  failuresOf,
  type RandomReport,
} from "../run/contract-report.js";
import { curlCommand } from "./curl-command.js";
import { escapeMarkup as text } from "./escape-markup.js";
import { htmlScript } from "./html-script.js";
import { htmlStyle } from "./html-style.js";
import { describeTotals, faultEntries, matrixColumns, showTally, summariseOperations } from "./summarise.js";

/** Renders reports as one self-contained HTML page. */
export const formatHtml = (reports: readonly ContractReport[], rerun: (id: string) => string): string => {
  const isPassed = reports.every((report) => failuresOf(report).length === 0);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Contract checks: ${isPassed ? "passed" : "failed"}</title>
<style>${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#cases">To the cases</a>
<header>
<h1>Contract checks: ${mark(isPassed)}</h1>
<nav aria-label="Providers">${reports.map(({ name }) => `<a href="#${text(name)}">${text(name)}</a>`).join(" · ")}</nav>
</header>
<main>
${reports.map(formatProvider).join("\n")}
<h2 id="cases">Cases</h2>
<div class="find" role="search">
<label>Find a case by operation, field, rule or status (key /) <input id="search" type="search" autocomplete="off"></label>
<label class="only"><input id="failing" type="checkbox"> only failed</label>
<span id="count" role="status" class="dim"></span>
</div>
${reports.map((report) => formatCases(report, rerun)).join("\n")}
</main>
<script>${htmlScript}</script>
</body>
</html>
`;
};

const mark = (isPassed: boolean): string =>
  isPassed ? '<span class="ok">passed</span>' : '<span class="bad">failed</span>';

const formatProvider = (report: ContractReport): string => {
  const failures = failuresOf(report);
  const head = ["operation", ...matrixColumns].map((name) => `<th scope="col">${name}</th>`).join("");
  const rows = summariseOperations(report).map((row) => {
    const cells = matrixColumns.map((column) => {
      const { passed, total } = row[column];
      return `<td data-label="${column}" class="${total === 0 ? "dim" : passed === total ? "ok" : "bad"}">${showTally(row[column])}</td>`;
    });
    return `<tr><td>${text(row.id)} <span class="dim">${text(`${row.method} ${row.path}`)}</span></td>${cells.join("")}</tr>`;
  });
  const totals = describeTotals(report).map((total) => `<dt>${total.label}</dt><dd>${text(total.text)}</dd>`);
  const run = `${report.cases.length} cases at ${report.casesPerSecond} a second, ${(report.durationMs / 1000).toFixed(1)} s, seed ${report.seed}`;
  return `<section aria-labelledby="${text(report.name)}">
<h2 id="${text(report.name)}">${text(report.name)}: ${mark(failures.length === 0)}</h2>
${failures.length === 0 ? "" : `<p class="bad">${text(failures.join("; "))}</p>`}
<div class="wide" tabindex="0" role="region" aria-label="Checks of ${text(report.name)} by operation">
<table><thead><tr>${head}</tr></thead><tbody>${rows.join("")}</tbody></table>
</div>
<dl>${report.isPartial ? "" : totals.join("")}<dt>run</dt><dd>${text(run)}</dd></dl>
${formatLists(report)}
</section>`;
};

const formatLists = ({ coverage, canaries, mutation, faults, disputes, notes }: ContractReport): string => {
  const list = (title: string, entries: readonly { id: string; reason: string }[], isOpen = false) => {
    if (entries.length === 0) return "";
    const items = entries.map(
      ({ id, reason }) => `<li>${text(id)} <span class="dim">${text(reason)}</span></li>`,
    );
    return `<details${isOpen ? " open" : ""}><summary>${title} (${entries.length})</summary><div><ul>${items.join("")}</ul></div></details>`;
  };
  return [
    // First and open: faults of the document may be the cause of the other failures.
    list("Faults of the document itself", faultEntries(faults), true),
    list("Not exercised", coverage.missing),
    list("Violations that no judge refused", canaries.missed),
    list(
      "Mutants that nobody noticed",
      mutation.survivors.map(({ id, description }) => ({ id, reason: description })),
    ),
    list("Left out with a reason", coverage.skipped),
    list("Refused by the second judge only", canaries.silences),
    list("Refused by Prism only, though the document admits it", disputes),
    list(
      "Notes",
      notes.map((note) => ({ id: note, reason: "" })),
    ),
  ].join("");
};

const formatCases = (report: ContractReport, rerun: (id: string) => string): string =>
  report.operations
    .map(({ id, method, path }) => {
      const own = report.cases.filter(({ operation }) => operation === id);
      const random = report.random.filter(({ operation }) => operation === id);
      return `<section data-group><h3>${text(`${report.name}: ${id}`)} <span class="dim">${text(`${method} ${path}`)}</span></h3>
${own.map((each) => formatCase(each, rerun)).join("\n")}
${random.map((each) => formatRandom(each, report.seed, rerun)).join("\n")}</section>`;
    })
    .join("\n");

const formatCase = (each: CaseReport, rerun: (id: string) => string): string => {
  const { exchange } = each;
  const reasons = [...each.reasons, ...each.wire.map((reason) => `on the wire: ${reason}`)];
  const judge =
    each.judge === undefined ? "" : ` <span class="dim">refused by ${judgeName(each.judge)}</span>`;
  const parts = [
    ...reasons.map((reason) => `<p class="bad">${text(reason)}</p>`),
    ...(exchange ? formatExchange(exchange) : [`<p>Nothing was sent. Called with:</p>${json(each.input)}`]),
    `<p class="dim">Run it again: <code>${text(rerun(each.id))}</code></p>`,
  ];
  return formatDetails(each.isPassed, `${each.kind} ${each.title}`, judge, parts);
};

const judgeName = (judge: NonNullable<CaseReport["judge"]>): string => {
  if (judge === "prism") return "Prism";
  return judge === "second" ? "the second judge" : `the ${judge}`;
};

const formatExchange = (exchange: NonNullable<CaseReport["exchange"]>): string[] => {
  const { body, answer, outcome } = exchange;
  return [
    `<pre>${text(curlCommand(exchange))}</pre>`,
    // On one line in the command, and readable here.
    ...(body === undefined ? [] : [json(body)]),
    ...(answer ? [`<p>answered ${answer.status}</p>`] : []),
    ...(answer?.body === undefined ? [] : [json(answer.body)]),
    `<p class="dim">The client: ${text(outcome)}</p>`,
  ];
};

const formatRandom = (each: RandomReport, seed: number, rerun: (id: string) => string): string => {
  const parts = [
    ...each.reasons.map((reason) => `<p class="bad">${text(reason)}</p>`),
    ...(each.counterexample === undefined
      ? []
      : [`<p>The smallest input that fails:</p>${json(each.counterexample)}`]),
    `<p class="dim">Run it again: <code>${text(`${rerun(each.id)} --seed ${seed}`)}</code></p>`,
  ];
  return formatDetails(each.isPassed, `random, ${each.runs} valid requests`, "", parts);
};

const formatDetails = (isPassed: boolean, title: string, note: string, parts: readonly string[]): string => {
  const sign = isPassed
    ? '<span class="ok" aria-label="passed">✓</span>'
    : '<span class="bad" aria-label="failed">✗</span>';
  const open = isPassed ? "" : " open";
  return `<details data-case="${isPassed ? "passed" : "failed"}"${open}><summary>${sign} ${text(title)}${note}</summary><div>${parts.join("")}</div></details>`;
};

const json = (value: unknown): string => `<pre>${text(JSON.stringify(value, undefined, 2))}</pre>`;
