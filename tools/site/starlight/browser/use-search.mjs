const results = ".pagefind-ui__result-link";

/** Opens the search of the front page and types; resolves to the tab and the addresses of what was found. */
const search = async (context, front, words) => {
  const tab = await context.newPage();
  await tab.goto(front);
  await tab.locator("button[data-open-modal]:enabled").click();
  await tab.locator(".pagefind-ui__search-input").fill(words);
  await tab.locator(results).first().waitFor();
  const found = await tab.locator(results).evaluateAll((links) => links.map(({ href }) => href));
  return { tab, found };
};

/** The addresses that a search on the front page finds, best first. */
export const searchFor = async (context, front, words) => {
  const { tab, found } = await search(context, front, words);
  await tab.close();
  return found;
};

/** Searches, clicks the result that leads to a page, and tells where that led and whether the page says what it should. */
export const findAnswer = async (context, front, { question, words, page, says }) => {
  const { tab, found } = await search(context, front, words);
  try {
    const index = found.findIndex((address) => new URL(address).pathname.endsWith(page));
    if (index === -1) return { question, words, found, isAnswered: false };
    await tab.locator(results).nth(index).click();
    await tab.waitForURL((url) => url.pathname.endsWith(page));
    const text = await tab.locator("main").textContent();
    return { question, words, rank: index + 1, page, isAnswered: text.includes(says) };
  } finally {
    await tab.close();
  }
};
