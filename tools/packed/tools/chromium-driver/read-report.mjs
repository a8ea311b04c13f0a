import { chromium } from "playwright-core";
import { axeViolations } from "./axe-violations.mjs";

// `node read-report.mjs <executable> <address of a contract report>`: uses the page by keyboard on a phone's screen, and
// prints what it showed, and what axe finds against it.
const [executablePath, address] = process.argv.slice(2);

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
  const violations = await axeViolations(page);
  console.log(JSON.stringify({ errors, isWide, isAtFailure, all, found, opened, failed, violations }));
} finally {
  await browser.close();
}
