import { expect, test } from "vitest";
import { barChart } from "./bar-chart.ts";

const widths = (chart: string): string[] =>
  [...chart.matchAll(/width="([\d.]+)%" height="8"/g)].map(([, width]) => width ?? "");

test("bars are as long as their values, and text has a size of its own at every width", () => {
  const chart = barChart("Size", "B", [
    { label: "ours", value: 50, isOurs: true },
    { label: "theirs", value: 100, isOurs: false },
  ]);
  expect(widths(chart)).toEqual(["50.0", "100.0"]);
  expect(chart).toContain('width="100%" height="80"');
  expect(chart).not.toContain("viewBox");
});

test("a bar far beyond ours is cut, and the caption says so", () => {
  const chart = barChart("Size", "B", [
    { label: "ours", value: 1_000, isOurs: true },
    { label: "theirs", value: 100_000, isOurs: false },
  ]);
  expect(widths(chart)).toEqual(["16.7", "100.0"]);
  expect(chart).toContain('class="other cut"');
  expect(chart).toContain("The scale ends at 6,000 B; dashed bars go on.");
});

test("what a subject is called cannot become markup", () => {
  expect(barChart("<b>", "", [{ label: "a<b>", value: 1, isOurs: true }])).not.toContain("<b>");
});
