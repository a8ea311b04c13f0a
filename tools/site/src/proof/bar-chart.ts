/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  readonly isOurs: boolean;
}

const rowHeight = 40;
/** The scale ends at this many times our longest bar, so that short bars can still be compared. */
const reach = 6;

const escapeText = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

const format = (value: number, unit: string): string =>
  `${value >= 1000 ? Math.round(value).toLocaleString("en-US") : Number(value.toPrecision(3))} ${unit}`.trim();

const scaleEnd = (bars: readonly Bar[]): number => {
  const longest = Math.max(...bars.map(({ value }) => value));
  const ours = bars.filter(({ isOurs }) => isOurs).map(({ value }) => value);
  return Math.min(longest, reach * Math.max(...ours, longest / 1000));
};

const row = ({ label, value, isOurs }: Bar, index: number, end: number, unit: string): string => {
  const top = index * rowHeight;
  const isCut = value > end;
  const width = Math.max(0.5, Math.min(100, (value / end) * 100)).toFixed(1);
  const kind = `${isOurs ? "ours" : "other"}${isCut ? " cut" : ""}`;
  return [
    `<text x="0" y="${top + 16}"${isOurs ? ' class="ours"' : ""}>${escapeText(label)}</text>`,
    `<text x="100%" y="${top + 16}" text-anchor="end">${escapeText(format(value, unit))}</text>`,
    `<rect x="0" y="${top + 23}" width="${width}%" height="8" rx="2" class="${kind}"/>`,
  ].join("");
};

/**
 * A bar chart as inline SVG. It is as wide as the page, its text does not scale, and its colours are those of the theme, so
 * it can be read on a phone and in dark mode. A table beside it has the same figures.
 */
export const barChart = (title: string, unit: string, bars: readonly Bar[]): string => {
  const end = scaleEnd(bars);
  const isCut = bars.some(({ value }) => value > end);
  const cut = isCut ? ` The scale ends at ${format(end, unit)}; dashed bars go on.` : "";
  const rows = bars.map((bar, index) => row(bar, index, end, unit)).join("");
  const svg = `<svg role="img" aria-label="${escapeText(title)}" width="100%" height="${bars.length * rowHeight}">${rows}</svg>`;
  return `<figure class="chart">${svg}<figcaption>${escapeText(title)}; less is better.${cut}</figcaption></figure>`;
};
