import { isProviderError } from "@provider-clients/client-core";
import type { Customer } from "./customer.js";
import { fromProvider } from "./mapping.js";
import type { Rejected, Skipped, Told, Unknown } from "./outcome.js";
import { type Plan, reject } from "./plan.js";
import { providers } from "./providers.js";

interface AnyApplied extends Told {
  readonly status: "applied";
  readonly id: unknown;
  readonly record: Customer | undefined;
  readonly raw: unknown;
}

/** Any provider's outcome of any operation. */
export type AnyOutcome = AnyApplied | Rejected | Unknown | Skipped;

/** What bounds one round of calls. */
export interface Bounds {
  /** Ends every call at once; a call that had been sent is then `unknown`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each of the calls, which run at the same time. @default that of each client */
  readonly timeoutMs?: number | undefined;
  /** How often a client sends one request again by itself, where that is safe. @default that of each client */
  readonly retries?: number | undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => Object(value) === value;

const applied = ({ provider, definition, id, step: { ignored } }: Plan, raw: unknown): AnyApplied => {
  const { table, id: name } = providers[provider];
  // Payabli's record, if it answers any, stands inside its envelope.
  const stored = definition.envelope && isRecord(raw) ? raw.responseData : raw;
  const record = isRecord(stored) ? stored : undefined;
  return {
    status: "applied",
    id: id ?? record?.[name],
    record: record && fromProvider(table, record),
    raw,
    ignored,
  };
};

/** Makes one call and says what became of it. Never rejects. */
export async function execute(plan: Plan, bounds: Bounds): Promise<AnyOutcome> {
  const { step, send } = plan;
  const { ignored } = step;
  if (step.status !== "planned") return step;
  if (bounds.signal?.aborted) return reject(plan, "the call was aborted before", true);
  try {
    return applied(plan, await send(bounds));
  } catch (cause) {
    if (isProviderError(cause) && cause.outcome !== "unknown")
      return { status: "rejected", error: cause, ignored };
    // What is not a client's error (an abort, above all) may have come after the request had left.
    const error = cause instanceof Error ? cause : new Error("The call ended without an error.", { cause });
    return { status: "unknown", error, ignored };
  }
}

// Payabli forgets an idempotency key after about two minutes; then the same key creates a second customer.
const keyHoldsMs = 90_000;

const canResend = ({ operation }: Plan, outcome: AnyOutcome, startedAt: number): boolean => {
  if (outcome.status !== "unknown") return outcome.status === "rejected";
  // A client's error that is not retryable says that the key was seen, or that the answer will not get better.
  const mayPass = !isProviderError(outcome.error) || outcome.error.isRetryable;
  const keyHolds = !!operation?.keyHeader && Date.now() < startedAt + keyHoldsMs;
  return !!operation?.idempotent || (keyHolds && mayPass);
};

/** Makes one call again if that cannot apply it twice; otherwise what happened stays as it is. */
export async function executeAgain(
  plan: Plan,
  before: AnyOutcome,
  startedAt: number,
  bounds: Bounds,
): Promise<AnyOutcome> {
  if (!canResend(plan, before, startedAt)) return before;
  const after = await execute(plan, bounds);
  // A rejection now says nothing about the first try.
  return before.status === "unknown" && after.status === "rejected" ? { ...after, status: "unknown" } : after;
}
