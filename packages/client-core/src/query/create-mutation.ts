import { type Retry, retryOf } from "./retry-unsent.js";

/** Options of a mutation, for `useMutation`. */
export interface ProviderMutation<Provider extends string, Name extends string, Variables, Answer> {
  readonly mutationKey: readonly [provider: Provider, operation: Name];
  readonly mutationFn: (variables: Variables) => Promise<Answer>;
  readonly retry: false | Retry;
}

/** Options of a mutation over one method. */
export const createMutation = <Provider extends string, Name extends string, Variables, Answer>(
  { provider, operation, isSentAgain }: MutationSource<Provider, Name>,
  send: (variables: Variables) => Promise<Answer>,
): ProviderMutation<Provider, Name, Variables, Answer> => ({
  mutationKey: [provider, operation],
  mutationFn: send,
  retry: retryOf(isSentAgain),
});

/** What a mutation is made of; generated code says it. */
export interface MutationSource<Provider extends string, Name extends string> {
  readonly provider: Provider;
  readonly operation: Name;
  /** The client sends it again by itself. */
  readonly isSentAgain: boolean;
}
