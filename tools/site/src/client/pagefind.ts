/** A part of a found page, below a heading of its own. */
export interface FoundSection {
  readonly title: string;
  readonly url: string;
  /** HTML: the words around the match, escaped, with `<mark>` around the match itself. */
  readonly excerpt: string;
  /** Where in the page the words stand. */
  readonly locations: readonly number[];
}

/** A page that Pagefind found. */
export interface FoundPage {
  readonly url: string;
  readonly meta: { readonly title: string };
  readonly excerpt: string;
  readonly sub_results: readonly FoundSection[];
}

/** What was found, best first. */
export interface Found {
  readonly results: readonly { readonly data: () => Promise<FoundPage> }[];
}

/** What the site uses of Pagefind's script (https://pagefind.app/docs/api/). */
export interface Pagefind {
  readonly options: (options: object) => Promise<void>;
  readonly search: (words: string) => Promise<Found>;
}

/**
 * Loads Pagefind and its index, which `pnpm docs:build` wrote below the site's root.
 *
 * @throws {Error} when there is no index, as under `pnpm docs:dev`.
 */
export const loadPagefind = async (root: URL): Promise<Pagefind> => {
  const pagefind: Pagefind = await import(new URL("pagefind/pagefind.js", root).href);
  await pagefind.options({ baseUrl: root.pathname });
  return pagefind;
};
