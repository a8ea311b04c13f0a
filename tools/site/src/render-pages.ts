import { changelogPages } from "./changelog-pages.ts";
import { collectPages } from "./collect-pages.ts";
import { examplePages } from "./example-pages.ts";
import { livePage } from "./live/live-page.ts";
import type { Page } from "./page.ts";
import { contractPage } from "./proof/contract-page.ts";
import { withCharts } from "./proof/with-charts.ts";
import { apiPages } from "./reference/api-pages.ts";
import { providerPages } from "./reference/provider-pages.ts";

/** Every page of the site: those that are written, and those that are made from documents and records. */
export const renderPages = async (root: string): Promise<readonly Page[]> => [
  ...collectPages(root).map((page) => (page.slug === "comparison" ? withCharts(root, page) : page)),
  ...(await providerPages(root)),
  ...apiPages(root),
  ...examplePages(root),
  livePage,
  contractPage(root),
  ...changelogPages(root),
];
