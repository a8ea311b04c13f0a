const WIDTH = 110;

/**
 * Renders a doc comment: one line if it fits, otherwise wrapped.
 *
 * An empty string in `blocks` becomes an empty line.
 */
export const docComment = (blocks: readonly string[], indent = ""): string => {
  const width = WIDTH - indent.length - 3;
  const lines = blocks.flatMap((block) =>
    block === ""
      ? [""]
      : withoutEnd(block)
          .split("\n")
          .flatMap((line) => wrap(line, width)),
  );
  const [only = ""] = lines;
  if (lines.length <= 1) return `${indent}/** ${only} */`;
  return [`${indent}/**`, ...lines.map((line) => `${indent} * ${line}`.trimEnd()), `${indent} */`].join("\n");
};

/** Names from a document may hold anything, also the end of a comment. */
const withoutEnd = (text: string): string => text.replaceAll("*/", "*\\/");

/** Makes text from a document safe inside a comment: no end of comment, no tags. */
export const docText = (text: string | undefined): string =>
  withoutEnd((text ?? "").trim()).replaceAll(/^(\s*)@/gm, "$1\\@");

/** The same on one line, for a tag. */
export const docLine = (text: string | undefined): string => docText(text).replaceAll(/\s+/g, " ");

const wrap = (line: string, width: number): readonly string[] => {
  const lines: string[] = [];
  const hanging = line.startsWith("@") || line.startsWith("- ") ? "  " : "";
  let current = "";
  for (const word of line.trimEnd().split(" ")) {
    const longer = current === "" ? word : `${current} ${word}`;
    // A word that begins with an at sign would become a tag at the start of a line.
    if (longer.length > width && current.trim() !== "" && !word.startsWith("@")) {
      lines.push(current);
      current = `${hanging}${word}`;
    } else current = longer;
  }
  return [...lines, current];
};
