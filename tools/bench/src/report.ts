import { renderTable, type Terminal } from "@provider-clients/command-line";
import { type Figure, isMissed, type Section } from "./figure.ts";

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const verdict = (figure: Figure): string => {
  if (figure.budget === undefined) return "";
  return `${isMissed(figure) ? "MISSED" : "met"}, at most ${number.format(figure.budget)}`;
};

/** A section as a table; our own figures have an asterisk. */
export const renderSection = (
  section: Section,
  terminal: Pick<Terminal, "columns" | "isColored">,
): string => {
  const rows = section.figures.map((figure) => [
    figure.isOurs ? "*" : "",
    figure.subject,
    `${number.format(figure.value)} ${section.unit}`,
    [verdict(figure), figure.note].filter(Boolean).join("; "),
  ]);
  const columns = [{}, {}, { align: "right" }, { isFlexible: true }] as const;
  return [
    section.title,
    ...renderTable({ columns, rows }, terminal),
    ...section.skipped.map(({ subject, reason }) => `  not measured: ${subject}: ${reason}`),
    "",
  ].join("\n");
};
