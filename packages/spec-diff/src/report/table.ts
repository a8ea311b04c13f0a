import { styleText } from "node:util";
import type { Change, ChangeClass, DocumentDiff } from "../change.js";
import { formatPair, formatValue } from "../format-value.js";
import { acceptedText, countsOf } from "./words.js";

/** The terminal's abilities. */
export interface TableOptions {
  readonly width: number;
  readonly isColored: boolean;
}

const column = 11;
const indent = "  ";
const margin = indent.length + 3 * column;

const colors = {
  breaking: "red",
  additive: "green",
  fix: "yellow",
  docs: "blue",
  none: "gray",
} as const satisfies Record<ChangeClass, string>;

/** The changes of one document as lines for a terminal. */
export const renderTable = (diff: DocumentDiff, options: TableOptions): readonly string[] => [
  `${paint(diff.title, "bold", options)}  ${diff.file}`,
  ...diff.notes.flatMap((note) =>
    wrap(note, options.width - indent.length).map((line) => `${indent}${line}`),
  ),
  ...(diff.changes.length === 0
    ? []
    : ["", header(options), ...diff.changes.flatMap((change) => renderChange(change, options))]),
  "",
  ...summary(diff).map((line) => `${indent}${line}`),
];

const header = (options: TableOptions): string =>
  paint(
    `${indent}${["verdict", "documents", "compiler"].map((title) => title.padEnd(column)).join("")}change`,
    "dim",
    options,
  );

const renderChange = (change: Change, options: TableOptions): readonly string[] => {
  const { judges, what, action, pointer, line, before, after } = change;
  const cells = [change.class, judges.structure, judges.types].map((verdict) =>
    paint((verdict === "none" ? "–" : verdict).padEnd(column), colors[verdict], options),
  );
  const room = Math.max(options.width - margin, 30);
  const [first = "", ...rest] = wrap(what, room);
  const [was, is] = formatPair(before, after);
  const below = [
    ...rest,
    ...wrap(`→ ${action}`, room),
    ...(change.accepted ? wrap(acceptedText(change.accepted), room) : []),
    ...wrap(`${pointer}${line === undefined ? "" : `, line ${line}`}`, room).map((text) =>
      paint(text, "dim", options),
    ),
    ...(isTold(change) ? [] : [`before ${was}`, `after  ${is}`].map((text) => paint(text, "dim", options))),
  ];
  return [`${indent}${cells.join("")}${first}`, ...below.map((text) => `${" ".repeat(margin)}${text}`)];
};

/** True if the sentence already shows the values, or names a whole part that was added or removed. */
const isTold = ({ before, after, what }: Change): boolean => {
  const values = [before, after].filter((value) => value !== undefined);
  const isWhole = values.some(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  );
  return isWhole || values.every((value) => what.includes(formatValue(value)));
};

const summary = (diff: DocumentDiff): readonly string[] => {
  const disputed = diff.changes.filter(({ isDisputed }) => isDisputed).length;
  return [
    countsOf(diff),
    ...(disputed === 0
      ? []
      : [`The judges differ on ${disputed} of ${diff.changes.length}; the stricter counts.`]),
  ];
};

const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let current = "";
  for (const word of text.split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    if (longer.length <= width || current === "") current = longer;
    else {
      lines.push(current);
      current = word;
    }
  }
  return [...lines, current];
};

const paint = (text: string, format: Parameters<typeof styleText>[0], { isColored }: TableOptions): string =>
  isColored ? styleText(format, text, { validateStream: false }) : text;
