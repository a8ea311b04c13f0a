import { isProviderError } from "@provider-clients/client-core";
import { fromProvider } from "./mapping.js";
import { type AnyOutcome, type Confirmed, isFailure, withHidden } from "./outcome.js";
import type { Plan } from "./plan.js";

/** Limits for one round of calls. */
export interface Bounds {
  /** Aborts every call; a call that has been sent is then `unknown`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each call; the calls run at the same time. @default that of each client */
  readonly timeoutMs?: number | undefined;
  /** How often a client retries a request by itself, if that is safe. @default that of each client */
  readonly retries?: number | undefined;
}

/** Limits for repeating an earlier call. */
export interface Again extends Bounds {
  /**
   * When the call was first sent. The lifetime of an idempotency key starts then.
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
  // Each provider has its own types for answers; at run time they are handled alike.
  return withHidden(told, hidden) as Omit<Confirmed, "decidedBy"> as AnyOutcome;
};

/**
 * Makes one call and returns its outcome. Never rejects.
 *
 * @param firstTriedAt When the call was first tried, if the outcome of that try is unknown.
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
    // An error that is not a client's own may have occurred after the request was sent.
    const error = cause instanceof Error ? cause : new Error("The call failed.", { cause });
    return { provider, status: "unknown", error, sent, ignored };
  }
};

/**
 * True if sending a plan again may be harmless whatever became of it before: the client does not send an expired key.
 */
export const isRepeatable = ({ operation }: Plan): boolean =>
  !!operation?.idempotent || !!operation?.keyHeader;

/**
 * Repeats one call if it was not applied and cannot be applied twice; otherwise returns the earlier outcome. An unknown
 * outcome stays unknown unless the repeat is applied: the client ensures that, because it gets the time of the first
 * try.
 */
export const executeAgain = async (plan: Plan, before: AnyOutcome, bounds: Again): Promise<AnyOutcome> => {
  if (!isFailure(before)) return before;
  const { firstTriedAt = longAgo, ...others } = bounds;
  if (before.status !== "unknown") return execute(plan, others);
  return isRepeatable(plan) ? execute(plan, others, firstTriedAt) : before;
};
