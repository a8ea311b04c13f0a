import { readFileSync } from "node:fs";
import { join } from "node:path";
import { markdownTable } from "@provider-clients/codegen";

interface Figure {
  readonly subject: string;
  readonly value?: number;
  readonly isOurs: boolean;
  readonly budget?: number;
  readonly note?: string;
}

interface Section {
  readonly id: string;
  readonly title: string;
  readonly unit: string;
  readonly figures: readonly Figure[];
}

/** The sections for comparing clients, smallest first; then the other figures, as measured. */
const compared = ["size", "cpu", "instantiations", "import"];
const shown = [...compared, "memory", "generation", "incremental", "type-check"];

const format = (value: number, unit: string): string =>
  `${value >= 1000 ? Math.round(value).toLocaleString("en-US") : Number(value.toPrecision(3))} ${unit}`.trim();

const tableOf = ({ id, title, unit, figures }: Section): string => {
  const measured = figures.filter(
    (figure): figure is Figure & { value: number } => figure.value !== undefined,
  );
  if (compared.includes(id)) measured.sort((one, other) => one.value - other.value);
  const hasNotes = measured.some(({ note }) => note);
  const rows = measured.map(({ subject, value, isOurs, budget, note = "" }) => [
    isOurs ? `**${subject}**` : subject,
    format(value, unit),
    budget === undefined ? "" : format(budget, unit),
    ...(hasNotes ? [note] : []),
  ]);
  const columns = ["subject", "figure", "budget", ...(hasNotes ? ["note"] : [])];
  return `${title}:\n\n${markdownTable(columns, rows)}`;
};

/** The figures of the last recorded benchmark, ours in bold. */
export const figuresSection = (root: string): string => {
  const { node, sections } = JSON.parse(readFileSync(join(root, "tools/bench/figures.json"), "utf8")) as {
    node: string;
    sections: readonly Section[];
  };
  const tables = sections.filter(({ id }) => shown.includes(id)).map(tableOf);
  return [
    `Node ${node.replace("v", "")}, two shared cores; compare within a table only, since the tables are of several runs.`,
    ...tables,
  ].join("\n\n");
};
