// JSON Schema counts code points. There are at most as many of them as UTF-16 units, and at least half as many.

const countPoints = (text: string): number => {
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g);
  return text.length - (pairs === null ? 0 : pairs.length);
};

/** True if a string has more code points than allowed. */
export const isLonger = (text: string, most: number): boolean =>
  text.length > most && (text.length > most * 2 || countPoints(text) > most);

/** True if a string has fewer code points than required. */
export const isShorter = (text: string, least: number): boolean =>
  text.length < least || (text.length < least * 2 && countPoints(text) < least);
