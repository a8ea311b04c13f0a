import { type Retry, retryOf } from "./retry-unsent.js";

/**
 * The key of a query: provider, operation, and what identifies the answer. `["payabli", "getCustomer"]` finds all queries
 * of an operation. A bigint is text in it, since TanStack writes keys as JSON.
 */
export type ProviderKey<Provider extends string = string, Name extends string = string> = readonly [
  provider: Provider,
  operation: Name,
  parameters: Readonly<Record<string, unknown>>,
];

/**
 * Options of a query, for `useQuery`, `fetchQuery` and all else that takes them. TanStack's own `queryOptions(…)` around
 * them tags the key with the type of the data. The types are ours, so that a client compiles without TanStack.
 */
export interface ProviderQuery<Provider extends string, Name extends string, Answer> {
  readonly queryKey: ProviderKey<Provider, Name>;
  readonly queryFn: (context: { readonly signal: AbortSignal }) => Promise<Answer>;
  readonly retry: false | Retry;
}

/** What a query is made of; generated code says it. */
export interface QuerySource<Provider extends string, Name extends string> {
  readonly provider: Provider;
  readonly operation: Name;
  /** The values that make one answer another. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The client sends it again by itself. */
  readonly isSentAgain: boolean;
}

/** Writes a key. */
export const keyOf = <Provider extends string, Name extends string>({
  provider,
  operation,
  parameters,
}: QuerySource<Provider, Name>): ProviderKey<Provider, Name> => {
  const text = JSON.stringify(parameters, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  return [provider, operation, JSON.parse(text)];
};

/** Options of a query over one method. */
export const createQuery = <Provider extends string, Name extends string, Answer>(
  source: QuerySource<Provider, Name>,
  ask: (signal: AbortSignal) => Promise<Answer>,
): ProviderQuery<Provider, Name, Answer> => ({
  queryKey: keyOf(source),
  queryFn: ({ signal }) => ask(signal),
  retry: retryOf(source.isSentAgain),
});
