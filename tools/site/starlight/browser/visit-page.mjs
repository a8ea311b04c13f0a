import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe says against a page, one line per rule. */
const violationsOf = async (tab) => {
  await tab.evaluate(axe);
  const { violations } = await tab.evaluate(() =>
    globalThis.axe.run(document, { resultTypes: ["violations"] }),
  );
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`,
  );
};

/** Watches what a page asks for and complains of. */
const watch = (tab, origin) => {
  const seen = { errors: [], outside: [], bytes: 0, pending: [] };
  tab.on("console", (message) => message.type() === "error" && seen.errors.push(message.text()));
  tab.on("pageerror", ({ message }) => seen.errors.push(message));
  tab.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(origin) && !url.startsWith("data:")) seen.outside.push(url);
  });
  tab.on("requestfinished", (request) => {
    if (!["script", "stylesheet"].includes(request.resourceType())) return;
    const count = async () => {
      const { responseBodySize } = await request.sizes();
      seen.bytes += responseBodySize;
    };
    seen.pending.push(count());
  });
  return seen;
};

/** Loads a page, and tells what it asked for, what went wrong and what axe says. */
export const visitPage = async (context, address, { origin, withAxe }) => {
  const tab = await context.newPage();
  try {
    const seen = watch(tab, origin);
    await tab.goto(address, { waitUntil: "networkidle" });
    await Promise.all(seen.pending);
    const isWide = await tab.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    const axeSays = withAxe ? await violationsOf(tab) : [];
    return { address, errors: seen.errors, outside: seen.outside, bytes: seen.bytes, isWide, axe: axeSays };
  } finally {
    await tab.close();
  }
};
