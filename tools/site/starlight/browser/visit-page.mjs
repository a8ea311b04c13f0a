import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const wide = { width: 1440, height: 900 };
const phone = { width: 360, height: 740 };

/** What axe says against a part of a page, by some rules or by all; one line per rule that is broken. */
export const violationsOf = async (tab, { within, rules }) => {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(
    ([part, runOnly]) =>
      globalThis.axe.run(part, { resultTypes: ["violations"], ...(runOnly && { runOnly }) }),
    [within, rules],
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
  );
};

/** How much script and style a page has loaded, unpacked. */
const codeBytes = () =>
  performance
    .getEntriesByType("resource")
    .filter(({ name }) => /\.(js|css)$/.test(name))
    .reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0);

const isScrolledSideways = () => document.documentElement.scrollWidth > window.innerWidth;

/** A tab that notes what its pages ask for and complain of; `take` hands the notes out and begins new ones. */
export const openTab = async (context, origin) => {
  const tab = await context.newPage();
  let notes = { errors: [], outside: [] };
  tab.on("console", (message) => message.type() === "error" && notes.errors.push(message.text()));
  tab.on("pageerror", ({ message }) => notes.errors.push(message));
  tab.on("response", (response) => {
    if (response.status() >= 400) notes.errors.push(`${response.status()} ${response.url()}`);
  });
  tab.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) notes.outside.push(url);
  });
  const take = () => {
    const taken = notes;
    notes = { errors: [], outside: [] };
    return taken;
  };
  return { tab, take };
};

/** Loads a page, and tells what it asked for, what went wrong, whether it is too wide, and what axe says, if it is asked. */
export const visitPage = async ({ tab, take }, address, look) => {
  await tab.setViewportSize(wide);
  await tab.goto(address, { waitUntil: "load" });
  const bytes = await tab.evaluate(codeBytes);
  const axeSays = look ? await violationsOf(tab, look) : [];
  const isWide = await tab.evaluate(isScrolledSideways);
  await tab.setViewportSize(phone);
  const isWideOnPhone = await tab.evaluate(isScrolledSideways);
  return { address, ...take(), bytes, isWide: isWide || isWideOnPhone, axe: axeSays };
};
