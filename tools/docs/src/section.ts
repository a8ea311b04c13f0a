import { readFileSync } from "node:fs";

/**
 * A file's text with the part between `<!-- <name>: … -->` and `<!-- /<name> -->` replaced.
 *
 * @throws when the file has no such marks, so that a section is never lost in silence.
 */
export const withSection = (file: string, name: string, content: string): string => {
  const text = readFileSync(file, "utf8");
  const marks = new RegExp(`(<!-- ${name}:[^>]*-->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  if (!marks.test(text))
    throw new Error(`${file} has no section between <!-- ${name}: … --> and <!-- /${name} -->.`);
  return text.replace(marks, (_, start: string, end: string) => `${start}\n${content}\n\n${end}`);
};
