const tabs = /<!-- tabs -->\n([\s\S]*?)<!-- \/tabs -->\n?/g;
const heading = /^#+ (.+)$/;

/** Whether a page has parts of which the reader needs one. */
export const hasTabs = (body: string): boolean => body.search(tabs) !== -1;

/** Splits Markdown before each of its second-level headings. */
const partsOf = (text: string): string[] =>
  text
    .split(/^(?=## )/m)
    .map((part) => part.trim())
    .filter(Boolean);

const tabItem = (part: string): string => {
  const [first = "", ...rest] = part.split("\n");
  const label = heading.exec(first)?.[1];
  if (!label) throw new Error(`A tab begins with a heading, not with "${first}".`);
  return `<TabItem label=${JSON.stringify(label)}>\n\n${rest.join("\n").trim()}\n\n</TabItem>`;
};

/**
 * The sections between `<!-- tabs -->` and `<!-- /tabs -->` as tabs, in MDX for Starlight.
 *
 * @throws {Error} when something stands before the first heading.
 */
export const withTabs = (body: string): string =>
  body.replace(tabs, (_, inside: string) => {
    const items = partsOf(inside).map(tabItem).join("\n");
    return `<Tabs syncKey="provider">\n${items}\n</Tabs>\n`;
  });

/** The same sections one below the other, without the marks. */
export const withoutTabs = (body: string): string => body.replace(tabs, (_, inside: string) => inside.trim());
