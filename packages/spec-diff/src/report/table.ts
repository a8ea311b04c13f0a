import { styleText } from "node:util";
import { type Change, type ChangeClass, changeClasses, type DocumentDiff } from "../change.js";
import { formatValue } from "../format-value.js";

/** How the terminal is. */
export interface TableOptions {
  readonly width: number;
  readonly isColored: boolean;
}

const COLUMN = 11;
const INDENT = "  ";
const MARGIN = INDENT.length + 3 * COLUMN;

const COLORS = {
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
    wrap(note, options.width - INDENT.length).map((line) => `${INDENT}${line}`),
  ),
  ...(diff.changes.length === 0
    ? []
    : ["", header(options), ...diff.changes.flatMap((change) => renderChange(change, options))]),
  "",
  ...summary(diff).map((line) => `${INDENT}${line}`),
];

const header = (options: TableOptions): string =>
  paint(
    `${INDENT}${["verdict", "documents", "compiler"].map((title) => title.padEnd(COLUMN)).join("")}change`,
    "dim",
    options,
  );

const renderChange = (change: Change, options: TableOptions): readonly string[] => {
  const { judges, what, action, pointer, line, before, after } = change;
  const cells = [change.class, judges.structure, judges.types].map((verdict) =>
    paint((verdict === "none" ? "–" : verdict).padEnd(COLUMN), COLORS[verdict], options),
  );
  const room = Math.max(options.width - MARGIN, 30);
  const [first = "", ...rest] = wrap(what, room);
  const below = [
    ...rest,
    ...wrap(`→ ${action}`, room),
    ...wrap(`${pointer}${line === undefined ? "" : `, line ${line}`}`, room).map((text) =>
      paint(text, "dim", options),
    ),
    ...(isTold(change)
      ? []
      : [`before ${formatValue(before)}`, `after  ${formatValue(after)}`].map((text) =>
          paint(text, "dim", options),
        )),
  ];
  return [`${INDENT}${cells.join("")}${first}`, ...below.map((text) => `${" ".repeat(MARGIN)}${text}`)];
};

/** What was added or removed whole is told by its name, and a small value by the sentence above. */
const isTold = ({ before, after, what }: Change): boolean => {
  const values = [before, after].filter((value) => value !== undefined);
  const isWhole = values.some(
    (value) => typeof value === "object" && value !== null && !Array.isArray(value),
  );
  return isWhole || values.every((value) => what.includes(formatValue(value)));
};

const summary = (diff: DocumentDiff): readonly string[] => {
  const counts = changeClasses.flatMap((verdict) => {
    const count = diff.changes.filter((change) => change.class === verdict).length;
    return count === 0 ? [] : [`${count} ${verdict}`];
  });
  const disputed = diff.changes.filter(({ isDisputed }) => isDisputed).length;
  return [
    ...(counts.length === 0 ? ["No change for users."] : [`${counts.join(", ")}.`]),
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
