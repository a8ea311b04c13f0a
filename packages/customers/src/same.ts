const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** True for two equal JSON values, regardless of key order. */
export const isEqual = (a: unknown, b: unknown): boolean => {
  if (!isObject(a) || !isObject(b) || Array.isArray(a) !== Array.isArray(b)) return Object.is(a, b);
  const [mine, others] = [Object.keys(a), Object.keys(b)];
  return (
    mine.length === others.length && mine.every((name) => Object.hasOwn(b, name) && isEqual(a[name], b[name]))
  );
};

const essence = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/**
 * True if the returned value is the one that was sent. Undefined if that cannot be decided: a string that differs only
 * in case, spaces, accents or punctuation may have been normalised by the provider.
 */
export const isSame = (sent: unknown, answered: unknown): boolean | undefined => {
  if (isEqual(sent, answered)) return true;
  const mayBe =
    typeof sent === "string" && typeof answered === "string" && essence(sent) === essence(answered);
  return mayBe ? undefined : false;
};
