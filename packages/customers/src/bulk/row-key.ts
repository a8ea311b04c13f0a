import { toPlain } from "../plain.js";

/** Identifies a row by a digest of all its contents, so a changed row is a different row. */
export const rowKey = async (row: unknown): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(textOf(row)));
  return Array.from(new Uint8Array(digest, 0, 12), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

const textOf = (row: unknown): string => {
  try {
    return JSON.stringify(toPlain(row)) ?? "";
  } catch {
    // It is refused when it is planned, and needs no key of its own.
    return "unreadable";
  }
};
