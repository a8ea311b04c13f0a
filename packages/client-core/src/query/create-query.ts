import type { DataTag } from "@tanstack/query-core";
import type { ProviderError } from "../errors.js";
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

/** Options of a query, for `useQuery`, `fetchQuery` and all else that takes `queryOptions`. */
export interface ProviderQuery<Provider extends string, Name extends string, Answer> {
  /** Tagged with the types of data and error, so that `getQueryData(queryKey)` is typed. */
  readonly queryKey: DataTag<ProviderKey<Provider, Name>, Answer, ProviderError>;
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

/** Writes a key; a type says what it is tagged with. */
export const keyOf = <Provider extends string, Name extends string, Tagged>({
  provider,
  operation,
  parameters,
}: QuerySource<Provider, Name>): DataTag<ProviderKey<Provider, Name>, Tagged, ProviderError> => {
  const text = JSON.stringify(parameters, (_, value: unknown) =>
    typeof value === "bigint" ? String(value) : value,
  );
  const key: ProviderKey<Provider, Name> = [provider, operation, JSON.parse(text)];
  // The tag is a type alone.
  return key as DataTag<ProviderKey<Provider, Name>, Tagged, ProviderError>;
};

/** Options of a query over one method. */
export const createQuery = <Provider extends string, Name extends string, Answer>(
  source: QuerySource<Provider, Name>,
  ask: (signal: AbortSignal) => Promise<Answer>,
): ProviderQuery<Provider, Name, Answer> => ({
  queryKey: keyOf<Provider, Name, Answer>(source),
  queryFn: ({ signal }) => ask(signal),
  retry: retryOf(source.isSentAgain),
});
