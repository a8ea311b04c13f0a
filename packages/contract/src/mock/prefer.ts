import { type Fault, faultKindOf, faultOf, unknownFault } from "../faults/fault.js";
import type { AnswerPreference } from "../judge/prism.js";

/**
 * Parses `Prefer: code=404, example=name`.
 *
 * Prism's `dynamic` is deliberately not supported: random answers can block the process.
 *
 * @returns undefined if the header has an invalid status.
 */
export const parsePrefer = (header: string | undefined): AnswerPreference | undefined => {
  const wishes = wishesIn(header);
  const code = wishes.get("code");
  const example = wishes.get("example");
  if (code !== undefined && !/^[1-5]\d\d$/.test(code)) return undefined;
  return { ...(code ? { code: Number(code) } : {}), ...(example ? { example } : {}) };
};

/**
 * Parses `Prefer: fault=delay, ms=200`.
 *
 * @returns undefined if no fault is requested; a string with the problem if it is invalid.
 */
export const preferredFault = (header: string | undefined): Fault | string | undefined => {
  const wishes = wishesIn(header);
  const name = wishes.get("fault");
  if (name === undefined) return undefined;
  const kind = faultKindOf(name);
  if (kind === undefined) return unknownFault(name);
  const ms = wishes.get("ms");
  return faultOf({ kind, ...(ms !== undefined && /^\d+$/.test(ms) ? { ms: Number(ms) } : {}) });
};

const directives = new Set(["code", "example", "dynamic", "fault", "ms"]);

/**
 * Takes the wishes to the mock out of a `Prefer` header: what is left is the provider's own, which its document may
 * declare.
 *
 * @returns undefined where nothing is left.
 */
export const withoutWishes = (header: string): string | undefined => {
  const isWish = (part: string) => directives.has(part.split("=")[0]?.trim().toLowerCase() ?? "");
  const parts = header.split(",").map((each) => each.split(";"));
  if (!parts.flat().some(isWish)) return header;
  const rest = parts.map((each) =>
    each
      .filter((part) => !isWish(part))
      .join(";")
      .trim(),
  );
  return rest.filter((each) => each !== "").join(", ") || undefined;
};

const wishesIn = (header: string | undefined): ReadonlyMap<string, string> => {
  const wishes = new Map<string, string>();
  for (const part of header?.split(/[,;]/) ?? []) {
    const [name = "", ...rest] = part.split("=");
    const value = rest.join("=").trim();
    wishes.set(name.trim().toLowerCase(), value.replace(/^"(.*)"$/, "$1"));
  }
  return wishes;
};
