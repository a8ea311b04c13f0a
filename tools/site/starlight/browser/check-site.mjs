import { chromium } from "playwright-core";
import { takeScreenshots } from "./take-screenshots.mjs";
import { useLivePage } from "./use-live-page.mjs";
import { findAnswer, searchFor } from "./use-search.mjs";
import { openTab, visitPage } from "./visit-page.mjs";

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

/** Visits pages, a few at a time. */
const visitAll = async (colorScheme, addresses, isForAxe) => {
  const context = await browser.newContext({ colorScheme });
  const queue = [...addresses];
  const visited = [];
  const work = async () => {
    const tab = await openTab(context, origin);
    for (let address = queue.shift(); address !== undefined; address = queue.shift())
      visited.push(await visitPage(tab, address, isForAxe(address)));
  };
  await Promise.all([1, 2, 3].map(work));
  await context.close();
  return visited;
};

try {
  const light = await visitAll("light", pages, (page) => isThorough || kinds.includes(page));
  const dark = await visitAll("dark", isThorough ? pages : kinds, () => true);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const found = {};
  for (const words of searches) found[words] = await searchFor(context, front, words);
  const answers = [];
  for (const question of questions) answers.push(await findAnswer(context, front, question));
  const livePage = await useLivePage(context, live);
  if (screenshots) await takeScreenshots(browser, screenshots.addresses, screenshots.folder);
  console.log(JSON.stringify({ light, dark, found, answers, livePage }));
} finally {
  await browser.close();
}
