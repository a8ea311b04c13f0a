import type { ContractReport } from "../run/contract-report.js";
import { describeFailedCase, describeFailedRandom } from "./describe-failure.js";
import { escapeMarkup } from "./escape-markup.js";
import { faultEntries } from "./summarise.js";

interface TestCase {
  readonly suite: string;
  readonly name: string;
  readonly failure?: string;
  readonly skipped?: string;
}

/**
 * Renders reports as JUnit XML: a suite per document, and a test per case, uncovered item, canary and surviving mutant.
 * Items skipped with a reason and faults of a foreign document are skipped tests.
 */
export const formatJunit = (reports: readonly ContractReport[], rerun: (id: string) => string): string => {
  const suites = reports.map((report) => {
    const tests = testsOf(report, rerun);
    const failures = tests.filter(({ failure }) => failure !== undefined).length;
    const skipped = tests.filter((test) => test.skipped !== undefined).length;
    const seconds = (report.durationMs / 1000).toFixed(3);
    return [
      `  <testsuite name="${escapeMarkup(report.name)}" tests="${tests.length}" failures="${failures}" skipped="${skipped}" time="${seconds}">`,
      ...tests.map(formatTest),
      "  </testsuite>",
    ].join("\n");
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join("\n")}\n</testsuites>\n`;
};

const formatTest = ({ suite, name, failure, skipped }: TestCase): string => {
  const start = `    <testcase classname="${escapeMarkup(suite)}" name="${escapeMarkup(name)}"`;
  if (skipped !== undefined) return `${start}><skipped message="${escapeMarkup(skipped)}"/></testcase>`;
  if (failure === undefined) return `${start}/>`;
  const [first = ""] = failure.split("\n");
  return `${start}><failure message="${escapeMarkup(first)}">${escapeMarkup(failure)}</failure></testcase>`;
};

const testsOf = (report: ContractReport, rerun: (id: string) => string): TestCase[] => {
  const failed = (lines: readonly string[]) => ({ failure: [...lines].sort(reasonsFirst).join("\n") });
  const listed = (what: string, entries: readonly { id: string; reason: string }[]) => {
    return entries.map(
      ({ id, reason }): TestCase => ({ suite: `${report.name}.${what}`, name: id, failure: reason }),
    );
  };
  const leftOut = (what: string, entries: readonly { id: string; reason: string }[]) => {
    return entries.map(
      ({ id, reason }): TestCase => ({ suite: `${report.name}.${what}`, name: id, skipped: reason }),
    );
  };
  const crash =
    report.crash === undefined ? [] : [{ suite: report.name, name: "run", failure: report.crash }];
  const checked = report.isPartial
    ? []
    : [
        ...listed("coverage", report.coverage.missing),
        ...leftOut("coverage", report.coverage.skipped),
        ...(report.isForeign ? leftOut : listed)("document", faultEntries(report.faults)),
        ...listed("canaries", report.canaries.missed),
        ...listed(
          "mutants",
          report.mutation.survivors.map(({ id, description }) => ({
            id,
            reason: `not noticed: ${description}`,
          })),
        ),
      ];
  return [
    ...report.cases.map((each): TestCase => {
      const test = { suite: `${report.name}.${each.operation}.${each.kind}`, name: each.id };
      return each.isPassed ? test : { ...test, ...failed(describeFailedCase(each, rerun).lines) };
    }),
    ...report.random.map((each): TestCase => {
      const test = { suite: `${report.name}.${each.operation}.random`, name: each.id };
      return each.isPassed
        ? test
        : { ...test, ...failed(describeFailedRandom(each, report.seed, rerun).lines) };
    }),
    ...checked,
    ...crash,
  ];
};

const reasonsFirst = (one: string, other: string): number =>
  Number(other.startsWith("reason:")) - Number(one.startsWith("reason:"));
