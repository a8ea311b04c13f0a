/** The path and query of a request, or why they are unreadable. */
export type ReadTarget =
  | { readonly path: string; readonly searchParams: URLSearchParams }
  | { readonly path: string; readonly reason: string };

/** Parses the target of a request line: a path and query, or a full URL as proxies send it. */
export const readTarget = (target: string): ReadTarget => {
  const local = target.replace(/^https?:\/\/[^/?#]*/i, "") || "/";
  const [raw = "/"] = local.split(/[?#]/);
  if (!raw.startsWith("/") || raw.startsWith("//"))
    return { path: raw, reason: "The path must begin with a single slash." };
  if (hasStrayPercent(local))
    return {
      path: raw,
      reason: "A percent sign in the address is not followed by two hexadecimal digits of UTF-8.",
    };
  const url = new URL(`http://mock${local}`);
  return { path: url.pathname, searchParams: url.searchParams };
};

const hasStrayPercent = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return false;
  } catch {
    return true;
  }
};
