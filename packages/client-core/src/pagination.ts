import { createError } from "./errors.js";
import type { ResponseInfo } from "./options.js";

/** How much one iteration reads. */
export interface PageLimits {
  /**
   * Items per page; at least 2 when paging by position.
   * @default 100
   */
  readonly pageSize?: number | undefined;
  /**
   * The iteration throws instead of asking for a further page after more items than this.
   * @default 1000000
   */
  readonly maxRecords?: number | undefined;
}

/** A paginated list. */
export interface PagedList {
  /** The provider's package name. */
  readonly provider: string;
  /** The keys that lead from the answer to its items; empty if the answer is the list. */
  readonly items: readonly string[];
  /** The property that identifies an item on two pages; the whole item, if there is none. */
  readonly identity?: string;
}

// Pages that are read again after deletions contain nothing new. This many in a row do not come from a changing list,
// but from a provider that ignores the requested position.
const mostPagesWithoutNews = 100;

/**
 * Yields every item of a list once, even if items are added or removed meanwhile.
 *
 * The provider counts positions, and positions move when the list changes. So each page begins with the last item of
 * the previous page. If that item is not found there, items have moved towards the start: earlier pages are read again
 * until a known item is found, and items already yielded are skipped. Totals are not used, because they change too.
 *
 * @throws {ProviderError} of kind `unreadable` for a page without items, no end, or more than `maxRecords`.
 */
export async function* iterateByOffset<Item>(
  list: PagedList,
  ask: (position: number, size: number) => Promise<unknown>,
  limits: PageLimits,
): AsyncGenerator<Item, void, undefined> {
  const size = Math.max(limits.pageSize ?? 100, 2);
  const watch = watchNews(list, limits);
  for (let position = 0; ; ) {
    watch.nextPage();
    const items = itemsOf<Item>(list, await ask(position, size));
    if (position > 0 && !(items.length > 0 && watch.isKnown(items[0]))) {
      position = Math.max(0, position - size + 1);
      continue;
    }
    for (const item of items) if (watch.isNew(item)) yield item;
    if (items.length < 2) return;
    position += items.length - 1;
  }
}

/**
 * Yields every item of numbered pages once, up to the first empty page. If items are added or removed meanwhile, items
 * that moved to an earlier page are missed: page numbers do not allow reading again from the middle.
 *
 * @param first the number of the first page.
 * @throws {ProviderError} of kind `unreadable` for a page without items, no end, or more than `maxRecords`.
 */
export async function* iterateByPage<Item>(
  list: PagedList,
  first: number,
  ask: (position: number, size: number) => Promise<unknown>,
  limits: PageLimits,
): AsyncGenerator<Item, void, undefined> {
  const watch = watchNews(list, limits);
  for (let position = first; ; position += 1) {
    watch.nextPage();
    const items = itemsOf<Item>(list, await ask(position, limits.pageSize ?? 100));
    for (const item of items) if (watch.isNew(item)) yield item;
    if (items.length === 0) return;
  }
}

/**
 * Yields the items of pages that each name the position of the next one, in the provider's order.
 *
 * @param next the keys that lead from the answer to the next position. The last page has null, an empty string or
 * nothing there.
 * @throws {ProviderError} of kind `unreadable` for a page without items, a repeated position, or more than
 * `maxRecords`.
 */
export async function* iterateByCursor<Item>(
  list: PagedList,
  next: readonly string[],
  ask: (position: string | undefined, size: number) => Promise<unknown>,
  limits: PageLimits,
): AsyncGenerator<Item, void, undefined> {
  const seen = new Set<string | undefined>();
  let count = 0;
  for (let position: string | undefined; ; ) {
    if (seen.has(position) || count > (limits.maxRecords ?? 1_000_000)) throw unreadable(list);
    seen.add(position);
    const answer = await ask(position, limits.pageSize ?? 100);
    const items = itemsOf<Item>(list, answer);
    count += items.length;
    yield* items;
    const given = valueAt(answer, next);
    if (given === undefined || given === null || given === "" || given === false) return;
    if (typeof given !== "string" && typeof given !== "number") throw unreadable(list);
    position = String(given);
  }
}

/**
 * Yields the items of pages whose `Link` header (RFC 8288) names the next one, in the provider's order.
 *
 * @param parameter the query parameter of that URL that holds the position of the page.
 * @throws {ProviderError} of kind `unreadable`, like {@link iterateByCursor}.
 */
export const iterateByLink = <Item>(
  list: PagedList,
  parameter: string,
  ask: (
    position: string | undefined,
    size: number,
    receive: (info: ResponseInfo) => void,
  ) => Promise<unknown>,
  limits: PageLimits,
): AsyncGenerator<Item, void, undefined> => {
  const asked = async (position: string | undefined, size: number): Promise<unknown> => {
    let header: string | null = null;
    const body = await ask(position, size, ({ headers }) => {
      header = headers.get("link");
    });
    return { body, next: positionIn(header, parameter) };
  };
  return iterateByCursor({ ...list, items: ["body", ...list.items] }, ["next"], asked, limits);
};

/**
 * The next position. Undefined if no next page is named; `true`, which is not a position, if the URL does not contain
 * one.
 */
export const positionIn = (header: string | null, parameter: string): string | true | undefined => {
  const links = (header ?? "").matchAll(/<([^>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^",;\s]+))*)/g);
  for (const [, target = "", parameters = ""] of links) {
    if (!/;\s*rel\s*=\s*(?:"(?:[^"]*\s)?next(?:\s[^"]*)?"|next(?![\w-]))/i.test(parameters)) continue;
    // A relative URL refers to the host of the request; only its query matters here.
    const query = target.includes("?") ? target.slice(target.indexOf("?") + 1).split("#")[0] : "";
    return new URLSearchParams(query).get(parameter) ?? true;
  }
  return undefined;
};

interface NewsWatch {
  readonly nextPage: () => void;
  readonly isKnown: (item: unknown) => boolean;
  /** True the first time, false after that. */
  readonly isNew: (item: unknown) => boolean;
}

const watchNews = (list: PagedList, { maxRecords = 1_000_000 }: PageLimits): NewsWatch => {
  const yielded = new Set<unknown>();
  let known = 0;
  let pagesWithoutNews = 0;
  const identityOf = (item: unknown): unknown =>
    (list.identity === undefined ? undefined : valueAt(item, [list.identity])) ?? JSON.stringify(item);
  return {
    nextPage: () => {
      pagesWithoutNews = yielded.size > known ? 0 : pagesWithoutNews + 1;
      known = yielded.size;
      if (known > maxRecords || pagesWithoutNews > mostPagesWithoutNews) throw unreadable(list);
    },
    isKnown: (item) => yielded.has(identityOf(item)),
    isNew: (item) => {
      const { size } = yielded;
      return yielded.add(identityOf(item)).size > size;
    },
  };
};

const itemsOf = <Item>(list: PagedList, answer: unknown): readonly Item[] => {
  const items = valueAt(answer, list.items);
  if (!Array.isArray(items)) throw unreadable(list);
  return items;
};

/** What keys lead to from a value; undefined where one is not there. */
export const valueAt = (value: unknown, keys: readonly string[]): unknown =>
  keys.reduce<unknown>(
    (holder, key) =>
      typeof holder === "object" && holder !== null && Object.hasOwn(holder, key)
        ? Reflect.get(holder, key)
        : undefined,
    value,
  );

const unreadable = ({ provider, items }: PagedList): Error =>
  createError(
    `A page of the list came without its items (${items.join("/") || "the answer"}), no end was found, or there were more than \`maxRecords\`.`,
    { provider, kind: "unreadable", outcome: "rejected", attempts: 1, isRetryable: false },
  );
