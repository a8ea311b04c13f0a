import { createRequire } from "node:module";
import { chromium } from "playwright-core";

// `node read-report.mjs <executable> <address of a contract report>`: uses the page by keyboard on a phone's screen, and
// prints what it showed, and what axe finds against it on a phone and on a desk, in light and dark.
const [executablePath, address] = process.argv.slice(2);

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");
const violationsOf = async (page) => {
  const found = [];
  await page.addScriptTag({ path: axe });
  for (const colorScheme of ["light", "dark"]) {
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 740 });
      const { violations } = await page.evaluate("axe.run()");
      found.push(...violations.map(({ id }) => `${id} at ${width}, ${colorScheme}`));
    }
  }
  return found;
};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  const errors = [];
  page.on("pageerror", ({ message }) => errors.push(message));
  await page.goto(address);
  const isAtFailure = await page.evaluate("scrollY > 0");
  const isWide = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
  const shown = async () => Number((await page.locator("#count").textContent())?.split(" ")[0]);
  const all = await shown();
  await page.keyboard.press("/");
  await page.keyboard.type("updateCustomer accepted least");
  const found = await shown();
  await page.locator("summary:visible").last().focus();
  await page.keyboard.press("Enter");
  const opened = await page.locator("details[open] pre:visible").first().textContent();
  await page.locator("#search").fill("");
  await page.locator("#failing").check();
  const failed = await shown();
  const violations = await violationsOf(page);
  console.log(JSON.stringify({ errors, isWide, isAtFailure, all, found, opened, failed, violations }));
} finally {
  await browser.close();
}
