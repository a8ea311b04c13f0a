/** A case's name for the command line: no spaces, nothing a shell would touch. */
export const caseId = (...parts: readonly string[]): string =>
  parts
    .map((part) =>
      part
        .trim()
        .replace(/[^\p{L}\p{N}._-]+/gu, "-")
        .replace(/^-+|-+$/g, ""),
    )
    .join("/");
