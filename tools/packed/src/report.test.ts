import { expect, test } from "vitest";
import { reportMarkdown } from "./report/markdown.ts";
import { matricesOf } from "./report/matrix.ts";
import { failuresOf, type Report, skippedOf } from "./report/outcome.ts";
import { reportSummary } from "./report/summary.ts";
import { reportText } from "./report/text.ts";

const result = (row: string, passed = true) => ({ package: "soap", row, passed });

const report: Report = {
  clients: [
    {
      runtime: "node-24",
      title: "Node.js 24",
      version: "24.0.0",
      results: [result("a success"), result("a retry", false)],
    },
    { runtime: "workerd", title: "workerd", version: "4.0.0", results: [result("a success")] },
    { runtime: "bun", title: "Bun", notRun: "not installed", results: [] },
  ],
  contract: [{ runtime: "bun", title: "Bun", notRun: "not installed", results: [] }],
  bulk: [],
  checks: [
    { group: "types", subject: "TypeScript 7", passed: false, detail: "error TS2322" },
    { group: "bundles", subject: "webpack, soap", passed: false, notRun: "not installed" },
    { group: "bundles", subject: "webpack, finosu", passed: false, notRun: "not installed" },
  ],
  licences: new Map(),
};

test("a runtime that could not be had keeps its column and counts as nothing", () => {
  const [matrix] = matricesOf(report.clients);
  expect(matrix?.rows).toEqual([
    { row: "a success", cells: ["passed", "passed", "not-run"] },
    { row: "a retry", cells: ["failed", "absent", "not-run"] },
  ]);
});

test("every failure is named, and every runtime that was not run, once", () => {
  expect(failuresOf(report)).toEqual(["Node.js 24, soap, a retry: failed", "TypeScript 7: error TS2322"]);
  expect(skippedOf(report)).toEqual(["Bun: not installed", "bundles: not installed"]);
});

test("a runtime that is refused, as it must be, is none on which the package runs", () => {
  const node = { runtime: "node-20", title: "Node.js 20", version: "20.19.0" };
  const refused = [result("too old, said in one line"), result("too old, told in code")];
  const summary = JSON.parse(
    reportSummary({ ...report, contract: [{ ...node, results: refused }], clients: [] }),
  );
  expect(summary.soap).toEqual([{ title: "Node.js 20", version: "20.19.0", rows: 0, passed: 0 }]);
});

test("text and documentation say the same", () => {
  const text = reportText(report, {});
  expect(text).toContain("a retry    FAILED      -        not run");
  expect(text).toContain("FAILED  TypeScript 7");
  expect(text).toContain("not run webpack, soap");
  const page = reportMarkdown(report);
  expect(page).toContain("| a retry | **no** |  | not run |");
  expect(page).toContain("| Bun | not run: not installed |");
});
