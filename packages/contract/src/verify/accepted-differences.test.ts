import { expect, test } from "vitest";
import { formatVerifyHtml } from "../report/verify-html.js";
import { formatVerifyJunit } from "../report/verify-junit.js";
import { formatVerifyReport } from "../report/verify-text.js";
import { acceptDifferences, readAccepted, sortDifferences } from "./accepted-differences.js";
import type { Difference } from "./difference.js";
import type { VerifyReport } from "./verify-server.js";

const difference = (operation: string): Difference => ({
  kind: "undocumented-field",
  operation,
  place: "200 body/note",
  message: "holds a field of type string that is not documented",
  caseId: `a/${operation}/accepted/least`,
  patch: [],
});

const differences = [difference("getLoan"), difference("listLoans")];
const report: VerifyReport = {
  name: "loans",
  source: "loans.yaml",
  version: "3.0.3",
  against: "http://127.0.0.1/",
  requests: 9,
  differences,
  leftOut: [],
};

test("what is accepted is green, what is new is red, and what is gone is told", () => {
  const first = acceptDifferences([difference("getLoan"), difference("oldLoan")], []);
  const list = readAccepted(JSON.stringify(first), "known.json");
  const sorted = sortDifferences(differences, list);
  expect(sorted.open.map(({ operation }) => operation)).toEqual(["listLoans"]);
  const text = formatVerifyReport(report, sorted);
  expect(text).toContain("1 difference in 9 requests");
  expect(text).toContain("accepted  1 difference, each with its reason");
  expect(text).toContain("gone      oldLoan undocumented-field 200 body/note");
  const junit = formatVerifyJunit(report, sorted);
  expect(junit).toContain('tests="3" failures="1" skipped="1"');
  expect(junit).toContain(
    '<testcase classname="verify.listLoans" name="listLoans undocumented-field 200 body/note">',
  );
  expect(formatVerifyHtml(report, sorted)).toContain("<h2>listLoans</h2>");
});

test("a reason that somebody wrote stays when the list is written again", () => {
  const list = [{ difference: "getLoan undocumented-field 200 body/note", reason: "Ticket 7." }];
  expect(acceptDifferences(differences, list)).toEqual([
    list[0],
    {
      difference: "listLoans undocumented-field 200 body/note",
      reason: "Not looked at yet: holds a field of type string that is not documented.",
    },
  ]);
});

test.each([
  ["{", "it is no JSON list"],
  ["{}", "it is no JSON list"],
  ["[{}]", "entry 1 has no `difference`"],
  ['[{"difference":"a b c","reason":" "}]', '"a b c" has no `reason`'],
])("a list that is none is refused: %s", (text, reason) => {
  expect(() => readAccepted(text, "known.json")).toThrow(
    `known.json does not list accepted differences: ${reason}. Write it with --accept.`,
  );
});
