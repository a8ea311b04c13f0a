import { keyOf, type ProviderKey, type QuerySource } from "./create-query.js";
import { type Retry, retryOf } from "./retry-unsent.js";

/** Where the first page is, and where the next one. */
export interface Pages<Page, Position> {
  readonly initialPageParam: Position;
  readonly getNextPageParam: (
    page: Page,
    pages: readonly Page[],
    position: Position,
  ) => NonNullable<Position> | undefined;
}

/** Options of an infinite query, for `useInfiniteQuery` and `fetchInfiniteQuery`. */
export interface ProviderInfiniteQuery<Provider extends string, Name extends string, Page, Position>
  extends Pages<Page, Position> {
  readonly queryKey: ProviderKey<Provider, Name>;
  readonly queryFn: (context: {
    readonly signal: AbortSignal;
    readonly pageParam: Position;
  }) => Promise<Page>;
  readonly retry: false | Retry;
}

/** Options of an infinite query over one method. */
export const createInfiniteQuery = <Provider extends string, Name extends string, Page, Position>(
  source: QuerySource<Provider, Name>,
  pages: Pages<Page, Position>,
  ask: (position: Position, signal: AbortSignal) => Promise<Page>,
): ProviderInfiniteQuery<Provider, Name, Page, Position> => ({
  // A key of its own: the data of pages has another shape than that of one.
  queryKey: keyOf({
    ...source,
    parameters: { ...source.parameters, pages: "all" },
  }),
  queryFn: ({ pageParam, signal }) => ask(pageParam, signal),
  retry: retryOf(source.isSentAgain),
  ...pages,
});
