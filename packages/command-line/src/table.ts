import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";
import { paint, type Terminal } from "./terminal.js";

/** One column of a table. */
export interface Column {
  /** The head is omitted if no column has a title. */
  readonly title?: string;
  readonly align?: "left" | "right";
  /** True if its cells are wrapped when the table is wider than the terminal. */
  readonly isFlexible?: boolean;
}

/** A table. A cell may have several lines and its own colours. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
  /** Spaces before each line. @default 0 */
  readonly indent?: number;
  /** True for an empty line between rows. @default false */
  readonly isSpaced?: boolean;
}

const gap = "  ";
/** A narrower column would show only fragments of words; instead, the table gets wider than the terminal. */
const narrowest = 16;

/**
 * Formats a table as lines, as wide as its cells need; if it has flexible columns, at most as wide as the terminal.
 *
 * Width is counted as a terminal shows it: wide characters count two, colours and combining marks nothing.
 */
export const renderTable = (table: Table, terminal: Pick<Terminal, "columns" | "isColored">): string[] => {
  const { columns, rows, indent = 0, isSpaced = false } = table;
  const titles = columns.map(({ title = "" }) => title);
  const hasHead = titles.some((title) => title !== "");
  const widths = fit(columns, naturalWidths(columns, [titles, ...rows]), terminal.columns, indent);
  const line = (cells: readonly string[]) => renderRow(columns, widths, cells, " ".repeat(indent));
  const head = hasHead ? line(titles).map((each) => paint(terminal, "dim", each)) : [];
  return [
    ...head,
    ...rows.flatMap((row, index) => (isSpaced && (index > 0 || hasHead) ? ["", ...line(row)] : line(row))),
  ];
};

const naturalWidths = (columns: readonly Column[], rows: readonly (readonly string[])[]): number[] =>
  columns.map((_, index) =>
    Math.max(0, ...rows.flatMap((row) => (row[index] ?? "").split("\n").map((text) => stringWidth(text)))),
  );

/** Shrinks the widest flexible column, one column at a time, so that narrow columns stay whole. */
const fit = (
  columns: readonly Column[],
  natural: readonly number[],
  room: number | undefined,
  indent: number,
): readonly number[] => {
  const widths = [...natural];
  const total = () => widths.reduce((sum, width) => sum + width, indent + gap.length * (widths.length - 1));
  while (room !== undefined && total() > room) {
    const flexible = widths.map((width, index) => (columns[index]?.isFlexible ? width : 0));
    const widest = Math.max(...flexible);
    if (widest <= narrowest) break;
    widths[flexible.indexOf(widest)] = widest - 1;
  }
  return widths;
};

const renderRow = (
  columns: readonly Column[],
  widths: readonly number[],
  cells: readonly string[],
  margin: string,
): string[] => {
  const broken = columns.map(({ isFlexible }, index) => {
    const cell = cells[index] ?? "";
    return (isFlexible ? wrapAnsi(cell, widths[index] ?? 0, { hard: true }) : cell).split("\n");
  });
  const height = Math.max(...broken.map((lines) => lines.length));
  return Array.from({ length: height }, (_, at) => {
    const padded = broken.map((lines, index) =>
      pad(lines[at] ?? "", widths[index] ?? 0, columns[index]?.align),
    );
    return `${margin}${padded.join(gap)}`.trimEnd();
  });
};

const pad = (text: string, width: number, align: Column["align"]): string => {
  const spaces = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "right" ? `${spaces}${text}` : `${text}${spaces}`;
};
