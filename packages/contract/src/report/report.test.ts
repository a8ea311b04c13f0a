import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { brokenClient, ledger } from "../../test-support/ledger.js";
import { runContract } from "../run/run-contract.js";
import { curlCommand } from "./curl-command.js";
import { formatGithubSummary } from "./github-summary.js";
import { formatHtml } from "./html.js";
import { formatJunit } from "./junit.js";
import { formatReport } from "./terminal.js";

const rerun = (id: string) => `run --case ${id}`;
const sound = await runContract(ledger, { mutants: false, randomRuns: 5, seed: 3 });
const forgiving = brokenClient({ forgiving: (status) => status === 404 });
const failed = await runContract(ledger, { mutants: false, randomRuns: 5, seed: 3, adapter: forgiving });

test("the terminal shows one line for each operation, the totals and the verdict", () => {
  const text = stripVTControlCharacters(formatReport(sound, { rerun }));
  expect(text).toMatch(/ledger {2}passed {2}\d+ cases at \d+\/s, .* seed 3/);
  expect(text).toMatch(/getAccount +\d+\/\d+ +\d+\/\d+ +\d+\/\d+ +\d+\/\d+ +5\/5/);
  expect(text).toContain("coverage  240/240 (100 %)");
  expect(text).toContain("by the second judge where Prism is silent");
  expect(text.split("\n").every((line) => line.length < 200)).toBe(true);
});

test("a failing case shows the request, the reason and how to run it again", () => {
  const text = stripVTControlCharacters(formatReport(failed, { rerun, maxFailures: 1 }));
  expect(text).toContain("failed (failed cases: ");
  expect(text).toContain("✗ ledger/listAccounts/answered/404-synthetic");
  expect(text).toContain("request: GET /accounts?status=open");
  expect(text).toContain("answer: 404");
  expect(text).toContain("reason: the client took a 404 for a success");
  expect(text).toContain("run it again: run --case ledger/listAccounts/answered/404-synthetic");
  expect(text).toMatch(/and \d+ more failing cases/);
});

test("JUnit counts tests and failures and escapes what it quotes", () => {
  const text = formatJunit([sound, failed], rerun);
  const [, tests, failures] = /<testsuite name="ledger" tests="(\d+)" failures="(\d+)"/.exec(text) ?? [];
  expect(Number(tests)).toBe(sound.cases.length + sound.random.length);
  expect(failures).toBe("0");
  expect(
    text.match(/<failure message="the client|<failure message="reason: the client/g)?.length,
  ).toBeGreaterThan(0);
  expect(text).not.toMatch(/name="[^"]*</);
});

test("every report names what a foreign document gets wrong, and none counts it as a failure", () => {
  const faults = [{ pointer: "#/paths/~1accounts/get", reason: "an example breaks its schema" }];
  const foreign = { ...sound, isForeign: true, faults };
  const text = stripVTControlCharacters(formatReport(foreign, { rerun }));
  expect(text).toMatch(/ledger {2}passed/);
  expect(text).toContain("fault     #/paths/~1accounts/get (an example breaks its schema)");
  expect(text).toContain("the document is somebody else's: 1 faults of its own");
  const junit = formatJunit([foreign], rerun);
  expect(junit).toContain(
    '<testcase classname="ledger.document" name="#/paths/~1accounts/get"><skipped message=',
  );
  expect(junit).toMatch(/failures="0" skipped="1"/);
  expect(formatJunit([{ ...foreign, isForeign: false }], rerun)).toMatch(/failures="1" skipped="0"/);
  expect(formatHtml([foreign], rerun)).toContain("Faults of the document itself (1)");
  expect(formatGithubSummary([foreign], rerun)).toContain("- fault: `#/paths/~1accounts/get`");
});

test("the GitHub summary is a table with the failing cases folded below it", () => {
  const text = formatGithubSummary([failed], rerun);
  expect(text).toContain("### ledger: **failed**: failed cases: ");
  expect(text).toContain("| operation | accepted | answered | refused | wire | random | covered |");
  expect(text).toContain("<details><summary><code>ledger/getAccount/answered/404-refused</code></summary>");
});

test("the page needs nothing beside itself and quotes nothing as markup", () => {
  const html = formatHtml([{ ...sound, notes: ["<script>alert(1)</script>"] }], rerun);
  expect(html).not.toMatch(/(src|href)="(?!#)/);
  expect(html).not.toContain("<script>alert");
  expect(html).toContain("&lt;script&gt;alert");
});

test("a request is shown as a command for a shell, and quotes what it holds", () => {
  const exchange = {
    method: "PATCH",
    target: "/accounts/7?note=it's",
    headers: { "x-api-key": "[redacted]" },
    body: { name: "O'Neil" },
    outcome: "returned the data",
  };
  expect(curlCommand(exchange)).toBe(
    [
      `curl -X PATCH "$BASE_URL"'/accounts/7?note=it'\\''s' \\`,
      "  -H 'x-api-key: [redacted]' \\",
      `  --data-raw '{"name":"O'\\''Neil"}'`,
    ].join("\n"),
  );
  expect(formatHtml([failed], rerun)).toContain(
    "curl -X GET &quot;$BASE_URL&quot;&#39;/accounts?status=open",
  );
});
