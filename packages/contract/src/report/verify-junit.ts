import type { SortedDifferences } from "../verify/accepted-differences.js";
import { type Difference, differenceKey } from "../verify/difference.js";
import type { VerifyReport } from "../verify/verify-server.js";
import { escapeMarkup as text } from "./escape-markup.js";
import { sentenceOf } from "./verify-text.js";

/** Renders a verification as JUnit XML: a failed test per difference, a skipped one per accepted difference. */
export const formatVerifyJunit = (
  { name, against, requests }: VerifyReport,
  { open, accepted }: SortedDifferences,
): string => {
  const failed = open.map((each) => testOf(each, `<failure message="${text(sentenceOf(each))}"/>`));
  const skipped = accepted.map((each) => testOf(each, `<skipped message="${text(sentenceOf(each))}"/>`));
  const summary = `<testcase classname="verify" name="${text(`${requests} requests to ${against}`)}"/>`;
  const tests = [summary, ...failed, ...skipped];
  return `<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
  <testsuite name="${text(name)}" tests="${tests.length}" failures="${failed.length}" skipped="${skipped.length}">
${tests.map((test) => `    ${test}`).join("\n")}
  </testsuite>
</testsuites>
`;
};

const testOf = (difference: Difference, outcome: string): string =>
  `<testcase classname="${text(`verify.${difference.operation}`)}" name="${text(differenceKey(difference))}">${outcome}</testcase>`;
