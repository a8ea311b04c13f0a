const distance = (from: string, to: string): number => {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (to[column - 1] === letter ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
};

const letters = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, "");

/** The known name that a misspelt one most likely stands for, if any is close enough. */
export const nearest = (name: string, known: readonly string[]): string | undefined => {
  // Untrusted names may be of any length; one this long is not a typing error.
  if (name.length > 40) return undefined;
  const ranked = known
    .map((one) => ({ one, far: distance(letters(name), letters(one)) }))
    .sort((a, b) => a.far - b.far);
  const [best] = ranked;
  return best && best.far <= Math.max(1, letters(name).length / 3) ? best.one : undefined;
};
