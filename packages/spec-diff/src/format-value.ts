import type { Json } from "@provider-clients/openapi";

const defaultWidth = 60;

/** A value on one line, shortened to the width; a dash for undefined. */
export const formatValue = (value: Json | undefined, width = defaultWidth): string => {
  const line = lineOf(value);
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
};

/** The same between backticks, for sentences. */
export const quoteValue = (value: Json | undefined, width = defaultWidth): string =>
  value === undefined ? "nothing" : quote(formatValue(value, width));

/** Two values, each on one line; long ones are shortened around their first difference. */
export const formatPair = (
  before: Json | undefined,
  after: Json | undefined,
  width = defaultWidth,
): readonly [before: string, after: string] => {
  const lines = [lineOf(before), lineOf(after)] as const;
  const [was, is] = lines;
  if (was.length <= width && is.length <= width) return lines;
  let same = 0;
  while (same < was.length && was[same] === is[same]) same += 1;
  // A third of the width shows what comes before the difference.
  const start = Math.max(0, same - Math.floor(width / 3));
  const cut = (line: string): string => {
    const head = start === 0 ? "" : "…";
    const room = width - head.length;
    const rest = line.slice(start);
    return `${head}${rest.length <= room ? rest : `${rest.slice(0, room - 1)}…`}`;
  };
  return [cut(was), cut(is)];
};

/** The same between backticks. */
export const quotePair = (before: Json | undefined, after: Json | undefined): readonly [string, string] => {
  const [was, is] = formatPair(before, after);
  return [quote(was), quote(is)];
};

const quote = (text: string): string => `\`${text.replaceAll("`", "'")}\``;

const lineOf = (value: Json | undefined): string => {
  if (value === undefined) return "–";
  const text =
    typeof value === "string"
      ? `"${value}"`
      : JSON.stringify(value).replaceAll(/([:,])(?=["{[\dtfn-])/g, "$1 ");
  return text.replaceAll(/\s+/g, " ");
};
