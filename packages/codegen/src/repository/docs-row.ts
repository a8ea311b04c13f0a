import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Adds the provider's row to the root README's table of packages, after the last client. */
export const addDocsRow = async (root: string, name: string, title: string): Promise<void> =>
  editReadme(root, (lines) => {
    const last = lines.findLastIndex((line) => /^\| call .* \| `@provider-clients\/[\w-]+` \|$/.test(line));
    return last < 0 ? lines : lines.toSpliced(last + 1, 0, `| call ${title} | ${endOf(name)}`);
  });

/** Removes the row again. */
export const removeDocsRow = async (root: string, name: string): Promise<void> =>
  editReadme(root, (lines) =>
    lines.filter((line) => !(line.startsWith("| call ") && line.endsWith(`| ${endOf(name)}`))),
  );

const endOf = (name: string): string => `\`@provider-clients/${name}\` |`;

const editReadme = async (
  root: string,
  edit: (lines: readonly string[]) => readonly string[],
): Promise<void> => {
  const file = join(root, "README.md");
  const text = await readFile(file, "utf8");
  const edited = edit(text.split("\n")).join("\n");
  if (edited !== text) await writeFile(file, edited);
};
