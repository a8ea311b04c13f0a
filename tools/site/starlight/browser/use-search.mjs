const pages = "#search ol > li > a";

/** A tab on the front page with its search open. `search` types words and resolves to the addresses found, best first. */
export const openSearch = async (context, front) => {
  const tab = await context.newPage();
  const open = async () => {
    await tab.goto(front);
    await tab.locator("#search > button:enabled").click();
  };
  const search = async (words) => {
    await tab.locator("#search input").fill(words);
    await tab.locator("#search [role=status]:not(:empty)").waitFor();
    const found = await tab.locator(pages).evaluateAll((links) => links.map(({ href }) => href));
    return found;
  };
  const clear = async () => {
    await tab.locator("#search input").fill("");
    await tab.locator("#search [role=status]:empty").waitFor({ state: "attached" });
  };
  return { tab, open, search, clear };
};

/** What each search on the front page finds, by its words. */
export const searchAll = async ({ open, search, clear }, searches) => {
  const found = {};
  await open();
  for (const words of searches) {
    found[words] = await search(words);
    await clear();
  }
  return found;
};

/**
 * Searches from the front page, clicks the result that leads to a page (its title, or a section of it), and tells whether
 * the page that opens says what it should.
 */
export const findAnswer = async ({ tab, open, search }, { question, words, page, says }) => {
  await open();
  const found = await search(words);
  const index = found.findIndex((address) => new URL(address).pathname.endsWith(page));
  if (index === -1) return { question, words, found, isAnswered: false };
  await tab.locator(pages).nth(index).click();
  await tab.waitForURL((url) => url.pathname.endsWith(page));
  const text = await tab.locator("main").textContent();
  return { question, words, rank: index + 1, page, isAnswered: text.includes(says) };
};
