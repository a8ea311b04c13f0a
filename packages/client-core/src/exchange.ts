import { createError, type ErrorCause, type Outcome, type ProviderErrorKind } from "./errors.js";
import type { ClientEvent, EventFacts } from "./events.js";
import type { Limits } from "./limits.js";
import type { Operation, ProviderDefinition } from "./operation.js";
import type { CredentialSource, SendingOptions } from "./options.js";
import { isTransient } from "./retry.js";
import type { ValidationIssue } from "./verdicts.js";

/** What one client is made of, after its options have been checked. */
export interface Client {
  readonly definition: ProviderDefinition;
  readonly options: SendingOptions;
  readonly baseUrl: string;
  readonly credential: CredentialSource;
  readonly limits: Limits;
  /** Present where validators were given. */
  readonly judge: Judge | undefined;
}

/** Compares a body with its schema. Tells `onEvent` what differs, and throws when that is to be enforced. */
export type Judge = (exchange: Exchange, direction: "request" | "response", body: unknown) => void;

/** What the end of an attempt means for the change, from harmless to bad: an index of `outcomes`. */
export type Rank = 0 | 1 | 2;

type Changeable<Facts> = { -readonly [Fact in keyof Facts]: Facts[Fact] };

/** One call, as it goes along. */
export interface Exchange extends Omit<Client, "limits"> {
  /** The client's limits, or those that the call asks for. */
  limits: Limits;
  readonly operation: Operation;
  readonly startedAt: number;
  /** What errors and events tell. */
  readonly facts: Changeable<Omit<EventFacts, "durationMs">>;
  /** What it would mean if the attempt under way failed now. */
  rank: Rank;
  /** The worst of the attempts before it. */
  earlierRank: Rank;
  /** Making the same call again cannot apply the change twice: not so when its idempotency key is one of ours. */
  isRepeatable: boolean;
}

/** The facts of a failure that its exchange does not hold. */
export interface FailureDetails {
  readonly code?: string | number | undefined;
  readonly cause?: ErrorCause | undefined;
  readonly issues?: readonly ValidationIssue[];
}

const outcomes: readonly Outcome[] = ["not-sent", "rejected", "unknown"];
const consequences = ["nothing was sent", "nothing was changed", "it may have been applied"];

/** Begins one call. */
export const startExchange = (client: Client, operation: Operation): Exchange => ({
  ...client,
  operation,
  startedAt: Date.now(),
  facts: {
    provider: client.definition.name,
    operation: operation.id,
    method: operation.method,
    path: operation.path,
    attempts: 0,
  },
  rank: 0,
  earlierRank: 0,
  isRepeatable: false,
});

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
export const emit = ({ options, facts, startedAt }: Exchange, event: Told<ClientEvent>): void => {
  if (options.onEvent) {
    notify(options.onEvent, { ...facts, durationMs: Date.now() - startedAt, ...event });
  }
};

/** Ends a call with the one error. `hint` says what to do or look at; it holds no value from outside. */
export const fail = (
  exchange: Exchange,
  kind: ProviderErrorKind | "abort",
  hint: string,
  details?: FailureDetails,
  body?: unknown,
): Error => {
  const { method, path, attempts, status } = exchange.facts;
  const rank = Math.max(exchange.rank, exchange.earlierRank);
  const facts = {
    kind: kind as ProviderErrorKind,
    outcome: outcomes[rank] as Outcome,
    isRetryable: isTransient(kind, status) && (exchange.isRepeatable || rank < 2),
    ...details,
  };
  emit(exchange, { type: "error", ...facts });
  const verb = status ? `answered ${status} to` : `${kind} failure in`;
  const tries = attempts ? ` after ${attempts} attempt${attempts > 1 ? "s" : ""}` : "";
  return createError(
    `${exchange.definition.title} ${verb} ${method} ${path}${tries}; ${consequences[rank]}. ${hint}`,
    { ...exchange.facts, ...facts },
    body,
  );
};
