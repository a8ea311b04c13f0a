import { distance } from "fastest-levenshtein";

/** The candidate that a misspelt word most likely means: at most two letters differ, or a third of a longer word. */
export const nearest = (word: string, candidates: readonly string[]): string | undefined => {
  const [best] = candidates
    .map((candidate) => ({ candidate, letters: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.letters - other.letters);
  if (best === undefined) return undefined;
  const most = Math.max(2, Math.floor(word.length / 3));
  return best.letters <= most && best.letters < word.length ? best.candidate : undefined;
};

/** ` Did you mean x?`, or an empty string. */
export const suggestion = (
  word: string,
  candidates: readonly string[],
  show: (candidate: string) => string,
): string => {
  const best = nearest(word, candidates);
  return best === undefined ? "" : ` Did you mean ${show(best)}?`;
};
