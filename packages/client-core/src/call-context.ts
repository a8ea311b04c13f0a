import type { ClientEvent, EventFacts } from "./events.js";
import type { Limits } from "./limits.js";
import type { Operation, ProviderDefinition } from "./operation.js";
import type { CredentialSource, SendingOptions } from "./options.js";
import type { Attempt, Before } from "./outcome.js";
import type { ValidationIssue } from "./validators.js";

/** What one client is made of, after its options have been checked. */
export interface Client {
  readonly definition: ProviderDefinition;
  readonly options: SendingOptions;
  readonly baseUrl: string;
  readonly credentials: readonly CredentialSource[];
  readonly limits: Limits;
  /** Present where validators were given. */
  readonly judge: Judge | undefined;
}

/** Where a body departs from its schema, and whether that ends the call. */
export interface Drift {
  readonly issues: readonly ValidationIssue[];
  readonly isEnforced: boolean;
}

/** Compares a body with its schema. Undefined when it conforms, or when nobody is to look. */
export type Judge = (
  operation: Operation,
  direction: "request" | "response",
  body: unknown,
) => Drift | undefined;

/** One call: what does not change from its beginning to its end. */
export interface CallContext {
  readonly client: Client;
  readonly operation: Operation;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** What has happened in a call so far. */
export interface CallHistory {
  readonly attempts: readonly Attempt[];
  readonly before?: Before | undefined;
  /** Making the same call again cannot apply the change twice: not so when its idempotency key is one of ours. */
  readonly isRepeatable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** What events and errors tell of a call. */
export const factsOf = (
  { client, operation: { id, method, path } }: CallContext,
  { attempts, retryAfterMs }: CallHistory,
): Omit<EventFacts, "durationMs"> => {
  const { status, requestId } = attempts.at(-1) ?? {};
  return {
    provider: client.definition.name,
    operation: id,
    method,
    path,
    attempts: attempts.length,
    status: status || undefined,
    requestId,
    retryAfterMs,
  };
};

/**
 * Hands a value to a caller's hook. The call it tells of may have moved money already, so neither a throw nor
 * a rejected promise of the hook may turn it into a failure: both are printed and go no further.
 */
export const notify = async <Value>(hook: (value: Value) => unknown, value: Value): Promise<void> => {
  try {
    await hook(value);
  } catch (error) {
    console.error("A hook threw; the call goes on.", error);
  }
};

type Told<Event> = Event extends ClientEvent ? Omit<Event, keyof EventFacts> : never;

/** Tells the client's `onEvent` what happens. */
export const emit = (call: CallContext, history: CallHistory, event: Told<ClientEvent>): void => {
  const { onEvent } = call.client.options;
  if (onEvent) {
    notify(onEvent, { ...factsOf(call, history), durationMs: Date.now() - call.startedAt, ...event });
  }
};
