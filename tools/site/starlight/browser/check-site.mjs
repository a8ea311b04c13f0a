import { chromium } from "playwright-core";
import { takeScreenshots } from "./take-screenshots.mjs";
import { useLivePage } from "./use-live-page.mjs";
import { findAnswer, searchFor } from "./use-search.mjs";
import { visitPage } from "./visit-page.mjs";

// `node check-site.mjs <executable> <task as JSON>`: uses the site in headless Chromium and prints what it saw as JSON.
const [executablePath, task] = process.argv.slice(2);
const { front, pages, widest, narrow, searches, questions, live, screenshots } = JSON.parse(task);

const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];
const browser = await chromium.launch({ executablePath, args });
const origin = new URL(front).origin;

/** Visits pages, some at a time. */
const visitAll = async (options, addresses, withAxe) => {
  const context = await browser.newContext(options);
  const queue = [...addresses];
  const visited = [];
  const work = async () => {
    for (let address = queue.shift(); address !== undefined; address = queue.shift())
      visited.push(await visitPage(context, address, { origin, withAxe }));
  };
  await Promise.all([work(), work(), work()]);
  await context.close();
  return visited;
};

try {
  const wide = await visitAll({ viewport: { width: 1440, height: 900 }, colorScheme: "light" }, pages, true);
  const dark = await visitAll({ viewport: { width: 1440, height: 900 }, colorScheme: "dark" }, widest, true);
  const phone = await visitAll({ viewport: { width: 360, height: 740 }, colorScheme: "dark" }, narrow, false);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const found = {};
  for (const words of searches) found[words] = await searchFor(context, front, words);
  const answers = [];
  for (const question of questions) answers.push(await findAnswer(context, front, question));
  const livePage = await useLivePage(context, live);
  if (screenshots) await takeScreenshots(browser, screenshots.addresses, screenshots.folder);
  console.log(JSON.stringify({ wide, dark, phone, found, answers, livePage }));
} finally {
  await browser.close();
}
