import type { AnswerPreference } from "../judge/prism.js";

/**
 * Reads `Prefer: code=404, example=name`.
 *
 * Prism's `dynamic` is left out on purpose: random answers can freeze the process.
 *
 * @returns undefined when the header asks for a status that is none.
 */
export const parsePrefer = (header: string | undefined): AnswerPreference | undefined => {
  const wishes = new Map<string, string>();
  for (const part of header?.split(/[,;]/) ?? []) {
    const [name = "", ...rest] = part.split("=");
    wishes.set(
      name.trim().toLowerCase(),
      rest
        .join("=")
        .trim()
        .replace(/^"(.*)"$/, "$1"),
    );
  }
  const code = wishes.get("code");
  const example = wishes.get("example");
  if (code !== undefined && !/^[1-5]\d\d$/.test(code)) return undefined;
  return { ...(code ? { code: Number(code) } : {}), ...(example ? { example } : {}) };
};
