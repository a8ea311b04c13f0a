import type { Json } from "@provider-clients/openapi";

const WIDTH = 60;

/** A value on one line, cut where it is long; a dash where there is none. */
export const formatValue = (value: Json | undefined, width = WIDTH): string => {
  if (value === undefined) return "–";
  const text =
    typeof value === "string" ? `"${value}"` : JSON.stringify(value).replaceAll(/([:,])(?=["{[\d-])/g, "$1 ");
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= width ? line : `${line.slice(0, width - 1)}…`;
};

/** The same between backticks, for sentences that end in a changelog. */
export const quoteValue = (value: Json | undefined, width = WIDTH): string =>
  value === undefined ? "nothing" : `\`${formatValue(value, width).replaceAll("`", "'")}\``;
