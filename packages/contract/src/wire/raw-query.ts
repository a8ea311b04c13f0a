/** A query as it was sent: a repeated name has a list. */
export type RawQuery = Readonly<Record<string, string | string[]>>;

/** Gathers the names and values of a query; a name may be that of something every object has, such as `constructor`. */
export const gatherQuery = (
  pairs: Iterable<readonly [string, string]>,
): Record<string, string | string[]> => {
  const texts = new Map<string, string | string[]>();
  for (const [name, text] of pairs) {
    const known = texts.get(name);
    texts.set(name, known === undefined ? text : [known, text].flat());
  }
  return Object.fromEntries(texts);
};
