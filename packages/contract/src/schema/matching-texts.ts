import fc from "fast-check";

const seed = 20_240_229;

/** Gives texts that match a pattern, always the same ones, those of the wanted size first; each list is made once. */
export const createMatchingTexts = (): ((pattern: string, size: number | undefined) => readonly string[]) => {
  const known = new Map<string, readonly string[]>();
  return (pattern, size) => {
    const key = `${size} ${pattern}`;
    const found = known.get(key) ?? matchingTexts(pattern, size);
    known.set(key, found);
    return found;
  };
};

const matchingTexts = (pattern: string, size: number | undefined): string[] => {
  const numRuns = size === undefined ? 20 : 400;
  const matching = fc.stringMatching(new RegExp(pattern, "u"), size === undefined ? {} : { size: "large" });
  const texts = fc.sample(matching, { seed, numRuns });
  return texts.sort((one, other) => rank(one, size) - rank(other, size));
};

const rank = (text: string, size: number | undefined): number => {
  const odd = /^[\x20-\x7e]+$/.test(text) ? 0 : 1000;
  return odd + (size === undefined ? text.length : Math.abs([...text].length - size));
};
