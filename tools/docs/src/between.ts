/** The part of a file's text between two marks. @throws {Error} if one is missing. */
export const between = (file: string, text: string, start: string, end: string): string => {
  const from = text.indexOf(start);
  const to = text.indexOf(end, from + start.length);
  if (from === -1 || to === -1) throw new Error(`${file} has nothing between "${start}" and "${end}".`);
  return text.slice(from + start.length, to).trim();
};
