import { type Fault, faultKindOf, faultOf, unknownFault } from "../faults/fault.js";
import type { AnswerPreference } from "../judge/prism.js";

/**
 * Reads `Prefer: code=404, example=name`.
 *
 * Prism's `dynamic` is left out on purpose: random answers can freeze the process.
 *
 * @returns undefined when the header asks for a status that is none.
 */
export const parsePrefer = (header: string | undefined): AnswerPreference | undefined => {
  const wishes = wishesIn(header);
  const code = wishes.get("code");
  const example = wishes.get("example");
  if (code !== undefined && !/^[1-5]\d\d$/.test(code)) return undefined;
  return { ...(code ? { code: Number(code) } : {}), ...(example ? { example } : {}) };
};

/**
 * Reads `Prefer: fault=delay, ms=200`.
 *
 * @returns undefined where no fault is asked for, and what is wrong with it where it is none.
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
