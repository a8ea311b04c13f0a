/** A case's name for the command line: no spaces, nothing a shell would touch. */
export function caseId(...parts: readonly string[]): string {
  return parts
    .map((part) =>
      part
        .trim()
        .replace(/[^\p{L}\p{N}._-]+/gu, "-")
        .replace(/^-+|-+$/g, ""),
    )
    .join("/");
}
