import { expect, test } from "vitest";
import { isBeyondBudget, isMissed } from "./figure.ts";
import { renderSection } from "./report.ts";

const section = {
  id: "size",
  title: "Bundle size",
  unit: "B",
  isEnforced: true,
  figures: [
    { subject: "soap", value: 5201, isOurs: true, budget: 5200 },
    { subject: "ky 2.1.0", value: 8940, isOurs: false, note: "a note" },
  ],
  skipped: [{ subject: "payabli validators", reason: "not built" }],
} as const;

test("says which budget is missed, what the peers have, and what was not measured and why", () => {
  expect(renderSection(section, {})).toBe(
    [
      "Bundle size",
      "*  soap      5,201 B  MISSED, at most 5,200",
      "   ky 2.1.0  8,940 B  a note",
      "  not measured: payabli validators: not built",
      "",
    ].join("\n"),
  );
});

test("a value on its budget is met, and nothing without a budget is missed", () => {
  expect(isMissed({ subject: "soap", value: 5200, isOurs: true, budget: 5200 })).toBe(false);
  expect(isMissed({ subject: "ky", value: 8940, isOurs: false })).toBe(false);
});

test("a check fails on a missed budget and on one that could not be looked at, where budgets are enforced", () => {
  const unmeasured = { subject: "soap", reason: "not built", hasBudget: true };
  expect(isBeyondBudget(section)).toBe(true);
  expect(isBeyondBudget({ ...section, isEnforced: false })).toBe(false);
  expect(isBeyondBudget({ ...section, figures: [] })).toBe(false);
  expect(isBeyondBudget({ ...section, figures: [], skipped: [unmeasured] })).toBe(true);
});
