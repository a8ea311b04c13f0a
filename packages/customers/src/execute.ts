import { isProviderError } from "@provider-clients/client-core";
import { fromProvider } from "./mapping.js";
import { type AnyOutcome, type Confirmed, isFailure, withHidden } from "./outcome.js";
import type { Plan } from "./plan.js";

/** What bounds one round of calls. */
export interface Bounds {
  /** Ends every call at once; a call that had been sent is then `unknown`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each of the calls, which run at the same time. @default that of each client */
  readonly timeoutMs?: number | undefined;
  /** How often a client sends one request again by itself, where that is safe. @default that of each client */
  readonly retries?: number | undefined;
}

/** What bounds a call that was made before. */
export interface Again extends Bounds {
  /**
   * When the call was first sent. An idempotency key counts from there.
   * @default not known: no key is sent again
   */
  readonly firstTriedAt?: Date | undefined;
}

const longAgo = new Date(0);

const applied = ({ known, id, step }: Plan, raw: unknown): AnyOutcome => {
  const { provider, sent, ignored } = step;
  const stored: unknown = known.recordIn ? known.recordIn(Object(raw)) : raw;
  const record = typeof stored === "object" && stored ? stored : undefined;
  const told = {
    provider,
    status: "applied",
    id: id ?? (record && known.idOf(record)),
    sent,
    ignored,
  } as const;
  const hidden = { record: record && fromProvider(known.table, record), raw };
  // Each provider's types say what its answers hold; here they are all alike.
  return withHidden(told, hidden) as Omit<Confirmed, "decidedBy"> as AnyOutcome;
};

/**
 * Makes one call and says what became of it. Never rejects.
 *
 * @param firstTriedAt When it was first tried, if what became of that is unknown.
 */
export const execute = async (plan: Plan, bounds: Bounds, firstTriedAt?: Date): Promise<AnyOutcome> => {
  const { step, send } = plan;
  if (step.status !== "planned") return step;
  const { provider, sent, ignored } = step;
  try {
    return applied(plan, await send({ ...bounds, abortAs: "error", firstTriedAt }));
  } catch (cause) {
    if (isProviderError(cause) && cause.outcome !== "unknown") {
      return { provider, status: "rejected", error: cause, sent, ignored };
    }
    // What is no error of a client may have come after the request had left.
    const error = cause instanceof Error ? cause : new Error("The call failed.", { cause });
    return { provider, status: "unknown", error, sent, ignored };
  }
};

/** True where sending a plan again may be harmless whatever became of it before: a client sends no key that has lapsed. */
export const isRepeatable = ({ operation }: Plan): boolean =>
  !!operation?.idempotent || !!operation?.keyHeader;

/**
 * Makes one call again if it was not applied and cannot be applied twice; else what happened stays as it is. What was
 * unknown stays so unless it is applied: the client says that, because it is told of the first try.
 */
export const executeAgain = async (plan: Plan, before: AnyOutcome, bounds: Again): Promise<AnyOutcome> => {
  if (!isFailure(before)) return before;
  const { firstTriedAt = longAgo, ...others } = bounds;
  if (before.status !== "unknown") return execute(plan, others);
  return isRepeatable(plan) ? execute(plan, others, firstTriedAt) : before;
};
