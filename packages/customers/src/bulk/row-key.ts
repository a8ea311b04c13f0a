import { membersOf } from "../fields.js";

// Deeper than any customer; ends the recursion in a cyclic row.
const deepest = 20;

/** Sorts the keys and reads getters, so that equal rows serialise to equal strings. */
const canonical = (value: unknown, depth = 0): unknown => {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value !== "object" || value === null) return value;
  if (depth > deepest) return "…";
  if (Array.isArray(value)) return value.map((one) => canonical(one, depth + 1));
  if (value instanceof Date) return String(value);
  const members = membersOf(value, () => undefined)
    .map(([name, one]): [string, unknown] => [name, canonical(one, depth + 1)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members);
};

/** Identifies a row by a digest of all its contents, so a changed row is a different row. */
export const rowKey = async (row: unknown): Promise<string> => {
  const text = JSON.stringify(canonical(row)) ?? "";
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest, 0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
};
