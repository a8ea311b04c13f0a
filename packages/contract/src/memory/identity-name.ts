/**
 * The property that corresponds to a path parameter: for `account_token` it is `account_token`, `accountToken`, the
 * `token` of an account, or its `id`.
 */
export const identityName = (names: readonly string[], parameter: string): string | undefined => {
  const words = wordsOf(parameter);
  const isSame = (other: string, wanted: readonly string[]) => wordsOf(other).join(" ") === wanted.join(" ");
  const wishes = [words, words.slice(-1), ["id"]];
  if (names.includes(parameter)) return parameter;
  for (const wish of wishes) {
    const found = names.find((name) => isSame(name, wish));
    if (found !== undefined) return found;
  }
  return undefined;
};

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
