/** A case's name for the command line: no spaces, no special characters of a shell. */
export const caseId = (...parts: readonly string[]): string =>
  parts
    .map((part) =>
      part
        .trim()
        .replace(/[^\p{L}\p{N}._-]+/gu, "-")
        .replace(/^-+|-+$/g, ""),
    )
    .join("/");
