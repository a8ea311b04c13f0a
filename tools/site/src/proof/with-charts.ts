import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "../page.ts";
import { barChart } from "./bar-chart.ts";

interface Figure {
  readonly subject: string;
  readonly value?: number;
  readonly isOurs: boolean;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly figures: readonly Figure[];
}

/** The sections that compare our clients with others. */
const charted = ["size", "cpu", "instantiations", "import"];

const chartOf = ({ title, unit, figures }: Section): string => {
  const bars = figures.flatMap(({ subject, value, isOurs }) =>
    value === undefined ? [] : [{ label: subject, value, isOurs }],
  );
  return barChart(
    title,
    unit,
    bars.sort((one, other) => one.value - other.value),
  );
};

/**
 * The comparison page with a chart before each table that compares clients, from the recorded figures.
 *
 * @throws {Error} when the page has no table for one of them.
 */
export const withCharts = (root: string, page: Page): Page => {
  const file = join(root, "tools/bench/figures.json");
  const { sections }: { sections: readonly Section[] } = JSON.parse(readFileSync(file, "utf8"));
  const body = sections
    .filter(({ id }) => charted.includes(id))
    .reduce((text, section) => {
      const lead = `${section.title}:\n`;
      if (!text.includes(lead))
        throw new Error(`${page.source} has no table "${section.title}"; run \`pnpm readmes\`.`);
      return text.replace(
        lead,
        () => `## ${section.title.split(/[:;,(]/)[0]?.trim()}\n\n${chartOf(section)}\n\n${lead}`,
      );
    }, page.body);
  return { ...page, body };
};
