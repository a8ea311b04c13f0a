import type { ClientEvent, EventFacts } from "./events.js";
import type { Limits } from "./limits.js";
import type { Operation, ProviderDefinition } from "./operation.js";
import type { CredentialSource, SendingOptions } from "./options.js";
import type { Attempt, Before } from "./outcome.js";
import type { ValidationIssue } from "./validators.js";

/** A client's settings, after its options were checked. */
export interface Client {
  readonly definition: ProviderDefinition;
  readonly options: SendingOptions;
  readonly baseUrl: string;
  readonly credentials: readonly CredentialSource[];
  readonly limits: Limits;
  /** Present if validators were given. */
  readonly judge: Judge | undefined;
}

/** The differences between a body and its schema, and whether they end the call. */
export interface Drift {
  readonly issues: readonly ValidationIssue[];
  readonly isEnforced: boolean;
}

/** Validates a body. Returns undefined if it conforms, or if validation is off. */
export type Judge = (
  operation: Operation,
  direction: "request" | "response",
  body: unknown,
) => Drift | undefined;

/** The constant part of a call. */
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
  /**
   * True if the caller can safely repeat the call. False if we generated the idempotency key, because a new call gets a
   * new one.
   */
  readonly isRepeatable?: boolean | undefined;
  readonly retryAfterMs?: number | undefined;
}

/** The facts of a call for events and errors. */
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
 * Passes a value to a caller's hook. The call may already have moved money, so an error of the hook must not make it
 * fail: a throw or a rejection is printed and then ignored.
 */
export const notify = async <Value>(hook: (value: Value) => unknown, value: Value): Promise<void> => {
  try {
    await hook(value);
  } catch (error) {
    console.error("A hook threw; the call goes on.", error);
  }
};

type Told<Event> = Event extends ClientEvent ? Omit<Event, keyof EventFacts> : never;

/** Reports an event to the client's `onEvent`. */
export const emit = (call: CallContext, history: CallHistory, event: Told<ClientEvent>): void => {
  const { onEvent } = call.client.options;
  if (onEvent) {
    notify(onEvent, { ...factsOf(call, history), durationMs: Date.now() - call.startedAt, ...event });
  }
};
