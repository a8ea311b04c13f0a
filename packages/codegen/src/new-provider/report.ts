import { formatProblem, type LeftOut } from "@provider-clients/openapi";
import type { Note } from "./adapt/note.js";

/** With more lines of one kind, the others would be hidden. */
const mostLines = 10;

/** The lines that the command prints about a document: the important ones in full, the rest as counts. */
export const reportLines = (leftOut: readonly LeftOut[], notes: readonly Note[]): readonly string[] => {
  const important = notes.filter(({ group }) => group === undefined);
  const groups = Map.groupBy(
    notes.filter(({ group }) => group !== undefined),
    ({ group }) => group,
  );
  return [
    ...shortened(leftOut.map(leftOutLine)),
    ...shortened(important.map(({ text }) => text)),
    ...[...groups].map(([group, members]) => `${group}: ${members.length} (SOURCES.md lists each).`),
  ];
};

/** `Left out: GET /x (api.yaml:12 #/paths/~1x/get: …).` */
export const leftOutLine = ({ title, problems }: LeftOut): string => {
  const [first, ...others] = problems;
  const more = others.length === 0 ? "" : ` And ${others.length} more.`;
  return `Left out: ${title}. ${first === undefined ? "" : formatProblem(first)}${more}`;
};

const shortened = (lines: readonly string[]): readonly string[] => {
  const rest = lines.length - mostLines;
  return rest <= 1
    ? lines
    : [...lines.slice(0, mostLines), `… and ${rest} more like these: SOURCES.md lists them.`];
};
