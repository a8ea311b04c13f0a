import { join } from "node:path";
import { findBrowser, findOnDemand, pinnedNode, runCommand } from "@provider-clients-internal/shared";
import { starlightFolder } from "../folders.ts";

/** A question, what to type into the search of the front page, and where and by what words it is answered. */
export interface Question {
  readonly question: string;
  readonly words: string;
  readonly page: string;
  readonly says: string;
}

/** What to do with the site. Pages are given by their addresses. */
export interface Task {
  readonly front: string;
  /** Each is loaded on a wide screen, which is then made as narrow as a phone. */
  readonly pages: readonly string[];
  /** The pages that axe looks at, in light and dark mode. */
  readonly kinds: readonly string[];
  /** Whether axe looks at every page, which takes minutes. */
  readonly isThorough: boolean;
  readonly searches: readonly string[];
  readonly questions: readonly Question[];
  readonly live: string;
  readonly screenshots?: { readonly folder: string; readonly addresses: readonly string[] };
}

/** What was seen of one page. */
export interface Visit {
  readonly address: string;
  readonly errors: readonly string[];
  readonly outside: readonly string[];
  /** Script and style that it loads by itself, unpacked. */
  readonly bytes: number;
  /** Whether it scrolls sideways on a phone or on a wide screen. */
  readonly isWide: boolean;
  readonly axe: readonly string[];
}

/** What was seen. */
export interface Seen {
  readonly light: readonly Visit[];
  readonly dark: readonly Visit[];
  /** The pages that each search found, best first. */
  readonly found: Readonly<Record<string, readonly string[]>>;
  /** What axe says against the open search. */
  readonly searchAxe: readonly string[];
  readonly answers: readonly {
    readonly question: string;
    readonly rank?: number;
    readonly isAnswered: boolean;
  }[];
  readonly livePage: {
    readonly before: readonly string[];
    readonly after: readonly string[];
    readonly refused: string;
    readonly sent: readonly string[];
  };
}

/** What is needed to use the site: Chromium, and a driver. @throws {Error} a sentence when one is not there. */
export const findDriver = async () => {
  await findOnDemand(starlightFolder, false).catch(() => {
    throw new Error("the site's tools are not installed; `pnpm docs:build` installs them");
  });
  return { browser: findBrowser() };
};

/** Uses the site in headless Chromium. */
export const useSite = async (browser: string, task: Task): Promise<Seen> => {
  const program = join(starlightFolder, "browser/check-site.mjs");
  const args = [program, browser, JSON.stringify(task)];
  return JSON.parse(await runCommand(pinnedNode, args, { cwd: starlightFolder, timeoutMs: 900_000 }));
};
