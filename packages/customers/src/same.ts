const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** True for two equal JSON values, whatever the order of their names. */
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
 * Whether an answered value is the one that was sent. Undefined when nobody can tell: a text that differs only in case,
 * spaces, accents or punctuation may be what the provider made of it.
 */
export const isSame = (sent: unknown, answered: unknown): boolean | undefined => {
  if (isEqual(sent, answered)) return true;
  const mayBe =
    typeof sent === "string" && typeof answered === "string" && essence(sent) === essence(answered);
  return mayBe ? undefined : false;
};
