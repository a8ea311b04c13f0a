import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { runCommand, temporaryFolder } from "@provider-clients-internal/shared";
import { chromium } from "playwright-core";
import type { RowResult } from "../../acceptance/rows.ts";
import type { Programs, Runtime } from "./runtime.ts";
import { servePage } from "./serve-page.ts";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

// Nothing but the page: no first-run screens, no calls home.
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const findBrowser = (): string => {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(existsSync);
  if (!found) throw new Error("no Chromium on this machine; on Debian `apt-get install chromium`");
  return found;
};

const run = async (executablePath: string, { folder, project, mockUrl }: Programs): Promise<RowResult[]> => {
  using profile = temporaryFolder("chromium");
  await using page = await servePage(project, folder);
  const browser = await chromium.launchPersistentContext(profile.path, {
    executablePath,
    headless: true,
    args: flags,
  });
  try {
    const tab = await browser.newPage();
    await tab.goto(page.url);
    const load = async ([program = "", address = ""]: string[]) => (await import(program)).runAll(address);
    return await tab.evaluate(load, ["/programs/run-all.js", mockUrl]);
  } finally {
    await browser.close();
  }
};

/** A page in headless Chromium, on another origin than the provider. */
export const chromiumRuntime: Runtime = {
  id: "chromium",
  title: "Chromium (a page)",
  prepare: async () => {
    const file = findBrowser();
    const version = /[\d.]+/.exec(await runCommand(file, ["--version"], { cwd: "." }))?.[0] ?? "unknown";
    return { version, run: (programs) => run(file, programs) };
  },
};
