import type { Merged } from "../schema/merged.js";

/** The lowest and the highest allowed number, inclusive. */
export interface NumberRange {
  readonly lowest: number;
  readonly highest: number;
  readonly step: number;
}

const formatRanges: Readonly<Record<string, readonly [number, number]>> = {
  int32: [-(2 ** 31), 2 ** 31 - 1],
  // The range in which a double is exact: no larger integer can be sent through JSON unchanged.
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
};

/** The range that the limits, steps and formats of a schema allow. An unlimited side ends at a safe integer. */
export const numberRange = (merged: Merged, isInteger: boolean): NumberRange => {
  const step = Math.max(isInteger ? 1 : 0, ...merged.multiples) || 0.01;
  const formats = merged.formats.flatMap((format) => (formatRanges[format] ? [formatRanges[format]] : []));
  const lower = [
    merged.limit("minimum"),
    above(merged.limit("exclusiveMinimum"), step),
    ...formats.map(([low]) => low),
  ];
  const upper = [
    merged.limit("maximum"),
    below(merged.limit("exclusiveMaximum"), step),
    ...formats.map(([, high]) => high),
  ];
  const lowest = Math.max(Number.MIN_SAFE_INTEGER, ...lower.filter((each) => each !== undefined));
  const highest = Math.min(Number.MAX_SAFE_INTEGER, ...upper.filter((each) => each !== undefined));
  const hasSteps = isInteger || merged.multiples.length > 0;
  return hasSteps
    ? { lowest: ceilTo(lowest, step), highest: floorTo(highest, step), step }
    : { lowest, highest, step };
};

const above = (limit: number | undefined, step: number): number | undefined =>
  limit === undefined ? undefined : ceilTo(limit, step) > limit ? ceilTo(limit, step) : tidy(limit + step);

const below = (limit: number | undefined, step: number): number | undefined =>
  limit === undefined ? undefined : floorTo(limit, step) < limit ? floorTo(limit, step) : tidy(limit - step);

const ceilTo = (value: number, step: number): number => tidy(Math.ceil(tidy(value / step)) * step);

const floorTo = (value: number, step: number): number => tidy(Math.floor(tidy(value / step)) * step);

// Rounds results such as 0.1 + 0.2 to few decimals.
const tidy = (value: number): number => Number(value.toPrecision(15));
