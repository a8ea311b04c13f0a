/** One block of code in a Markdown text. */
export interface Block {
  /** The word after the fence: `sh`, `yaml`, `ts`, `text`. */
  readonly language: string;
  /** What follows the language: a file name for the block, or `another terminal`. */
  readonly title: string;
  readonly code: string;
}

/** The blocks of a section of a Markdown text, in order. */
export const blocksOf = (markdown: string, section: string): readonly Block[] => {
  const [, text = ""] = markdown.split(`\n## ${section}\n`);
  const [own = ""] = text.split(/\n## /);
  return allBlocksOf(own);
};

/** The blocks of a whole Markdown text, in order. */
export const allBlocksOf = (markdown: string): readonly Block[] =>
  [...markdown.matchAll(/^```(?<language>\w+)[ ]*(?<title>[^\n]*)\n(?<code>[\s\S]*?)^```$/gm)].map(
    ({ groups: { language = "", title = "", code = "" } = {} }) => ({ language, title, code }),
  );
