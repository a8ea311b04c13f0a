import { createRequire } from "node:module";

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** What axe finds against a page on a phone and on a desk, in light and dark. */
export const axeViolations = async (page) => {
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
