import { basename } from "node:path";
import { rootFolder } from "@provider-clients-internal/shared";
import { beforeAll, describe, expect, test } from "vitest";
import { buildSite } from "../build-site.ts";
import { addressOf } from "../links.ts";
import { renderPages } from "../render-pages.ts";
import { brokenLinks } from "./broken-links.ts";
import { serveFolder } from "./serve-folder.ts";
import { findDriver, type Question, type Seen, useSite, type Visit } from "./use-site.ts";

const found = await findDriver().catch((error: unknown) =>
  error instanceof Error ? error.message : String(error),
);
if (typeof found === "string") console.log(`SKIPPED: the documentation site in a browser (${found})`);

// The site is served below a path, as on GitHub Pages, so that a link without the path fails.
const base = "/site/";

const questions: readonly Question[] = [
  {
    question: "How do I retry safely after a timeout?",
    words: "retry timeout",
    page: "/failures/unknown/",
    says: "Is a repeat harmless?",
  },
  {
    question: "Which fields does Soap drop?",
    words: "soap drops fields",
    page: "/customers/",
    says: "it is dropped, and listed in",
  },
  {
    question: "How do I mock Payabli in a Vitest test?",
    words: "mock payabli vitest",
    page: "/packages/contract/",
    says: 'mockServerTest("payabli")',
  },
  {
    question: "How do I import a CSV with four workers?",
    words: "csv four workers",
    page: "/packages/bulk/",
    says: "npx provider-bulk work",
  },
  {
    question: "What changed in the last Finosu release?",
    words: "finosu release",
    page: "/changelog/finosu/",
    says: "Next release",
  },
];

/** Words that people search by, and the page that answers. */
const searches: readonly (readonly [words: string, page: string])[] = [
  ["unknown", "/failures/unknown/"],
  ["idempotency", "/failures/retries/"],
  ["proxy", "/recipes/undici/"],
  ["ssn", "/reference/finosu/"],
  ["retry timeout", "/failures/unknown/"],
  ["retry after timeout", "/failures/unknown/"],
  ["mock payabli vitest", "/packages/contract/"],
  ["csv four workers", "/packages/bulk/"],
  ["finosu changelog", "/changelog/finosu/"],
  ["soap drops fields", "/customers/"],
  ["webhook", "/recipes/receive-webhooks/"],
  ["tanstack", "/recipes/tanstack-query/"],
  ["migrate from stainless", "/migration/"],
];

/** One page of each kind. The others are made by the same code, and looked at with SITE_AXE=all. */
const kinds = [
  "index",
  "start/try",
  "start/soap",
  "failures/payabli",
  "customers",
  "reference/soap",
  "reference/payabli/createcustomer",
  "reference/exports/spec-diff",
  "packages/contract",
  "comparison",
  "changelog/soap",
];

describe.skipIf(typeof found === "string")("the built site in Chromium", () => {
  let seen: Seen;
  let folder: string;
  const all = (): readonly Visit[] => [...seen.light, ...seen.dark];

  beforeAll(async () => {
    if (typeof found === "string") return;
    ({ folder } = await buildSite(base, false));
    await using server = await serveFolder(folder, base);
    const address = (slug: string): string => `${server.url}${addressOf(slug, base)}`;
    const pages = (await renderPages(rootFolder)).map(({ slug }) => address(slug));
    const screenshots = process.env.SITE_SCREENSHOTS;
    seen = await useSite(found.browser, {
      front: address("index"),
      pages,
      kinds: kinds.map(address),
      isThorough: process.env.SITE_AXE === "all",
      searches: searches.map(([words]) => words),
      questions,
      live: address("start/try"),
      ...(screenshots && { screenshots: { folder: screenshots, addresses: kinds.map(address) } }),
    });
  }, 900_000);

  test("every page loads without a console error and asks nobody else for anything", () => {
    expect(all().filter(({ errors, outside }) => errors.length + outside.length > 0)).toEqual([]);
  });

  test("axe finds nothing on a page of each kind, in the light and in the dark (SITE_AXE=all: on every page)", () => {
    expect(
      all()
        .filter(({ axe }) => axe.length > 0)
        .map(({ address, axe }) => ({ address, axe })),
    ).toEqual([]);
  });

  test("axe finds nothing in the open search", () => {
    expect(seen.searchAxe).toEqual([]);
  });

  test("no page scrolls sideways, on a phone or on a wide screen", () => {
    expect(
      all()
        .filter(({ isWide }) => isWide)
        .map(({ address }) => address),
    ).toEqual([]);
  });

  test("a page loads at most 150 kB of script and style by itself, unpacked", () => {
    expect(Math.max(...seen.light.map(({ bytes }) => bytes))).toBeLessThan(150_000);
  });

  test("every link leads to a page, a file or an anchor of the site", () => {
    expect(brokenLinks(folder, base)).toEqual([]);
  });

  test.each(searches)("a search for %s finds %s among the first three pages", (words, page) => {
    expect(seen.found[words]?.slice(0, 3).join("\n")).toContain(page);
  });

  test.each(questions)("$question One search and one click answer it.", ({ question }) => {
    expect(seen.answers.find((answer) => answer.question === question)).toMatchObject({
      isAnswered: true,
      rank: expect.toSatisfy((rank) => rank <= 3),
    });
  });

  test("the live page shows three requests, follows what is typed, says why a value is refused, and sends nothing", () => {
    const { before, after, refused, sent } = seen.livePage;
    expect(before.map((text) => basename(text.split("\n")[0] ?? ""))).toEqual(["12345", "cus_123", "998"]);
    expect(after.filter((text) => text.includes("Ada"))).toHaveLength(3);
    expect(refused).toContain("Nothing would be sent");
    expect(sent).toEqual([]);
  });
});
