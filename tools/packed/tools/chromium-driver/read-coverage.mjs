import { chromium } from "playwright-core";
import { axeViolations } from "./axe-violations.mjs";

// `node read-coverage.mjs <executable> <address of a coverage page>`: opens what was not reached by keyboard on a
// phone's screen, and prints what it shows, and what axe finds against it.
const [executablePath, address] = process.argv.slice(2);

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
try {
  const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  await page.goto(address);
  const heading = await page.locator("h2").first().textContent();
  await page.locator("summary").first().focus();
  await page.keyboard.press("Enter");
  const opened = await page.locator("details[open] li").first().textContent();
  const isWide = await page.evaluate("document.documentElement.scrollWidth > innerWidth");
  const violations = await axeViolations(page);
  console.log(JSON.stringify({ heading, opened, isWide, violations }));
} finally {
  await browser.close();
}
