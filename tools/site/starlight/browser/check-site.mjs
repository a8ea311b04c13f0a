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

/** Visits pages, two at a time. `lookAt` says what axe is asked about a page, if anything. */
const visitAll = async (colorScheme, addresses, lookAt) => {
  const context = await browser.newContext({ colorScheme });
  const queue = [...addresses];
  const visited = [];
  const work = async () => {
    const tab = await openTab(context, origin);
    for (let address = queue.shift(); address !== undefined; address = queue.shift())
      visited.push(await visitPage(tab, address, lookAt(address)));
  };
  await Promise.all([1, 2].map(work));
  await context.close();
  return visited;
};

/** What is around the content is the same on every page: axe looks at it on the front page. */
const partOf = (address) => ({ within: isThorough || address === front ? "html" : "main" });

const lookAtLight = (address) => (isThorough || kinds.includes(address) ? partOf(address) : undefined);

/** Dark mode differs in its colours only. */
const lookAtDark = (address) => ({ ...partOf(address), rules: ["color-contrast"] });

const searchSite = async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const search = await openSearch(context, front);
  const found = await searchAll(search, searches);
  await search.search(searches[0]);
  const searchAxe = await violationsOf(search.tab, { within: "dialog" });
  const answers = [];
  for (const question of questions) answers.push(await findAnswer(search, question));
  const livePage = await useLivePage(context, live);
  await context.close();
  return { found, searchAxe, answers, livePage };
};

try {
  const light = await visitAll("light", pages, lookAtLight);
  const dark = await visitAll("dark", isThorough ? pages : kinds, lookAtDark);
  const searched = await searchSite();
  if (screenshots) await takeScreenshots(browser, screenshots.addresses, screenshots.folder);
  console.log(JSON.stringify({ light, dark, ...searched }));
} finally {
  await browser.close();
}
