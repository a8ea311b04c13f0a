import { type Fault, faultKindOf, faultOf, unknownFault } from "../faults/fault.js";
import type { AnswerPreference } from "../judge/prism.js";

/** Writes what {@link parsePrefer} reads. The name of an example may have any characters, so it is quoted. */
export const writePrefer = ({ code, example }: AnswerPreference): string =>
  [
    ...(code === undefined ? [] : [`code=${code}`]),
    ...(example === undefined ? [] : [`example="${example.replaceAll(/["\\]/g, "\\$&")}"`]),
  ].join(", ");

/**
 * Parses `Prefer: code=404, example=name`. A value with a comma or a semicolon is quoted (RFC 7240, 2).
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
  const parts = partsBetween(",", header).map((each) => partsBetween(";", each));
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
  for (const part of partsBetween(",;", header ?? "")) {
    const [name = "", ...rest] = part.split("=");
    wishes.set(name.trim().toLowerCase(), unquoted(rest.join("=").trim()));
  }
  return wishes;
};

/** The parts of a header between separators; those in quotes separate nothing. */
const partsBetween = (separators: string, header: string): readonly string[] =>
  header.match(new RegExp(`(?:"(?:[^"\\\\]|\\\\.)*"|[^${separators}])+`, "g")) ?? [];

const unquoted = (value: string): string =>
  /^".*"$/s.test(value) ? value.slice(1, -1).replaceAll(/\\(.)/gs, "$1") : value;
