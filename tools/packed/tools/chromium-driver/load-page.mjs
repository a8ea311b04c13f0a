import { chromium } from "playwright-core";

// `node load-page.mjs <executable> <profile folder> <page> <mock server>`: runs the acceptance programs in a page of
// headless Chromium, and prints their rows.
const [executablePath, profile, page, mockUrl] = process.argv.slice(2);

// Nothing but the page: no first-run screens, no calls home.
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const browser = await chromium.launchPersistentContext(profile, { executablePath, headless: true, args });
try {
  const tab = await browser.newPage();
  await tab.goto(page);
  const load = async ([program, address]) => (await import(program)).runAll(address);
  console.log(JSON.stringify(await tab.evaluate(load, ["/programs/run-all.js", mockUrl])));
} finally {
  await browser.close();
}
