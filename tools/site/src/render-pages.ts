import { collectPages } from "./collect-pages.ts";
import type { Page } from "./page.ts";

/** Every page of the site: those that are written, and those that are made from documents and records. */
export const renderPages = async (root: string): Promise<readonly Page[]> => collectPages(root);
