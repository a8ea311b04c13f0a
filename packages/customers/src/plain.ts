import { membersOf } from "./fields.js";

const mark = "$bigint";

// Deeper than any customer; ends the recursion in data that contains itself.
const deepest = 100;

const fail = (problem: string): never => {
  throw new TypeError(`${problem}.`);
};

/**
 * Converts untrusted data to JSON values, for a file, a database or a digest: getters are read, keys sorted, a bigint is
 * kept exactly, and `toJSON` is honoured as it is when a request is serialised.
 *
 * @throws {TypeError} when a getter throws, or the data is nested too deeply or contains itself.
 */
export const toPlain = (value: unknown, depth = 0): unknown => {
  if (typeof value === "bigint") return { [mark]: String(value) };
  // Kept as something that every field refuses, where JSON would drop it in silence.
  if (typeof value === "function" || typeof value === "symbol") return {};
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return fail("the data is nested too deeply, or contains itself");
  if (Array.isArray(value)) return value.map((one) => toPlain(one, depth + 1));
  if ("toJSON" in value && typeof value.toJSON === "function") return toPlain(value.toJSON(), depth + 1);
  const members = membersOf(value, fail).map(([name, one]): [string, unknown] => [
    name,
    toPlain(one, depth + 1),
  ]);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)));
};

/** Restores what `toPlain` gave. */
export const fromPlain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(fromPlain);
  if (typeof value !== "object" || value === null) return value;
  if (mark in value) return BigInt(String(value[mark]));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, fromPlain(one)]));
};
