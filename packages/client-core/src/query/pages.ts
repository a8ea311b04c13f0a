import type { ResponseInfo } from "../options.js";
import { positionIn, valueAt } from "../pagination.js";
import type { Pages } from "./create-infinite-query.js";

const countItems = (page: unknown, keys: readonly string[]): number => {
  const items = valueAt(page, keys);
  return Array.isArray(items) ? items.length : 0;
};

/**
 * Pages by position, up to the first one that is empty: a provider may give fewer items than were asked for.
 *
 * @param items The keys that lead from the answer to its items.
 */
export const offsetPages = (items: readonly string[]): Pages<unknown, number> => ({
  initialPageParam: 0,
  getNextPageParam: (page, _, position) => {
    const count = countItems(page, items);
    return count > 0 ? position + count : undefined;
  },
});

/** Numbered pages, up to the first one that is empty. */
export const numberedPages = (items: readonly string[], first: number): Pages<unknown, number> => ({
  initialPageParam: first,
  getNextPageParam: (page, _, position) => (countItems(page, items) > 0 ? position + 1 : undefined),
});

/** Pages each of which says where the next begins. */
export const cursorPages = (next: readonly string[]): Pages<unknown, string | undefined> => ({
  initialPageParam: undefined,
  getNextPageParam: (page) => {
    const given = valueAt(page, next);
    return typeof given === "string" || typeof given === "number" ? String(given) || undefined : undefined;
  },
});

/** A page, and what its `Link` header says of the next one. */
export interface LinkedPage<Answer> {
  readonly answer: Answer;
  readonly next: string | undefined;
}

/** Pages whose `Link` header (RFC 8288) names the next one. */
export const linkedPages: Pages<LinkedPage<unknown>, string | undefined> = {
  initialPageParam: undefined,
  getNextPageParam: ({ next }) => next,
};

/** Reads one page with its `Link` header; `parameter` says where a page begins. */
export const readLinkedPage = async <Answer>(
  parameter: string,
  ask: (receive: (info: ResponseInfo) => void) => Promise<Answer>,
): Promise<LinkedPage<Answer>> => {
  let header: string | null = null;
  const answer = await ask(({ headers }) => {
    header = headers.get("link");
  });
  const position = positionIn(header, parameter);
  return { answer, next: position === true ? undefined : position };
};
