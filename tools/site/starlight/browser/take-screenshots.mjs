import { join } from "node:path";

const widths = [360, 1440];
const schemes = ["light", "dark"];

/** Pictures of pages on a phone and a wide screen, light and dark, for a person to look at. */
export const takeScreenshots = async (browser, addresses, folder) => {
  for (const width of widths)
    for (const colorScheme of schemes) {
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const tab = await context.newPage();
      for (const [index, address] of addresses.entries()) {
        await tab.goto(address, { waitUntil: "load" });
        await tab.screenshot({ path: join(folder, `${index}-${width}-${colorScheme}.png`), fullPage: false });
      }
      await context.close();
    }
};
