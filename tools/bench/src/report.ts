import { type Figure, isMissed, type Section } from "./figure.ts";

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

const verdict = (figure: Figure): string => {
  if (figure.budget === undefined) return "";
  return `${isMissed(figure) ? "MISSED" : "met"}, at most ${number.format(figure.budget)}`;
};

const renderFigure = (unit: string, width: number) => (figure: Figure) =>
  [
    figure.isOurs ? "*" : " ",
    figure.subject.padEnd(width),
    `${number.format(figure.value)} ${unit}`.padStart(14),
    ` ${[verdict(figure), figure.note].filter(Boolean).join("; ")}`,
  ]
    .join(" ")
    .trimEnd();

/** A section as a table for people: ours are marked with an asterisk. */
export const renderSection = (section: Section): string => {
  const width = Math.max(0, ...section.figures.map(({ subject }) => subject.length));
  return [
    section.title,
    ...section.figures.map(renderFigure(section.unit, width)),
    ...section.skipped.map(({ subject, reason }) => `  not measured: ${subject}: ${reason}`),
    "",
  ].join("\n");
};
