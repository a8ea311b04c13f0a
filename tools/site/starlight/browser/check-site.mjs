import { chromium } from "playwright-core";
import { takeScreenshots } from "./take-screenshots.mjs";
import { useLivePage } from "./use-live-page.mjs";
import { findAnswer, openSearch, searchAll } from "./use-search.mjs";
import { openTab, violationsOf, visitPage } from "./visit-page.mjs";

// `node check-site.mjs <executable> <task as JSON>`: uses the site in headless Chromium and prints what it saw as JSON.
const [executablePath, task] = process.argv.slice(2);
const { front, pages, kinds, isThorough, searches, questions, live, screenshots } = JSON.parse(task);

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];
const browser = await chromium.launch({ executablePath, args });
const origin = new URL(front).origin;

/** Visits pages, two at a time. `rulesFor` says by which rules axe looks at a page: all, some or none. */
const visitAll = async (colorScheme, addresses, rulesFor) => {
  const context = await browser.newContext({ colorScheme });
  const queue = [...addresses];
  const visited = [];
  const work = async () => {
    const tab = await openTab(context, origin);
    for (let address = queue.shift(); address !== undefined; address = queue.shift())
      visited.push(await visitPage(tab, address, rulesFor(address)));
  };
  await Promise.all([1, 2].map(work));
  await context.close();
  return visited;
};

try {
  const light = await visitAll("light", pages, (page) => (isThorough || kinds.includes(page) ? "all" : []));
  // Dark mode differs in its colours only.
  const dark = await visitAll("dark", isThorough ? pages : kinds, () => ["color-contrast"]);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const search = await openSearch(context, front);
  const found = await searchAll(search, searches);
  await search.search(searches[0]);
  const searchAxe = await violationsOf(search.tab, "all");
  const answers = [];
  for (const question of questions) answers.push(await findAnswer(search, question));
  const livePage = await useLivePage(context, live);
  if (screenshots) await takeScreenshots(browser, screenshots.addresses, screenshots.folder);
  console.log(JSON.stringify({ light, dark, found, searchAxe, answers, livePage }));
} finally {
  await browser.close();
}
