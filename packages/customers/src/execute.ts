import { isProviderError } from "@provider-clients/client-core";
import { fromProvider } from "./mapping.js";
import { type AnyOutcome, type Confirmed, isFailure, withHidden } from "./outcome.js";
import { type Plan, reject } from "./plan.js";

/** What bounds one round of calls. */
export interface Bounds {
  /** Ends every call at once; a call that had been sent is then `unknown`. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for each of the calls, which run at the same time. @default that of each client */
  readonly timeoutMs?: number | undefined;
  /** How often a client sends one request again by itself, where that is safe. @default that of each client */
  readonly retries?: number | undefined;
}

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

/** Makes one call and says what became of it. Never rejects. */
export const execute = async (plan: Plan, bounds: Bounds): Promise<AnyOutcome> => {
  const { step, send } = plan;
  if (step.status !== "planned") return step;
  if (bounds.signal?.aborted) return reject(plan, "it was aborted", true);
  const { provider, sent, ignored } = step;
  try {
    return applied(plan, await send(bounds));
  } catch (cause) {
    // An abort is an abort, even when its reason is the error of another call that was rejected.
    const isAbort = bounds.signal?.aborted && cause === bounds.signal.reason;
    if (!isAbort && isProviderError(cause) && cause.outcome !== "unknown") {
      return { provider, status: "rejected", error: cause, sent, ignored };
    }
    // What is not a client's error (an abort, above all) may have come after the request had left.
    const error = cause instanceof Error ? cause : new Error("The call was ended by its caller.", { cause });
    return { provider, status: "unknown", error, sent, ignored };
  }
};

/** True where sending a plan again cannot change anything twice, whatever became of it before. */
export const isRepeatable = ({ known, operation, plannedAt }: Plan): boolean =>
  !!operation?.idempotent || (!!operation?.keyHeader && Date.now() < plannedAt + (known.keyHoldsMs ?? 0));

/** Makes one call again if it was not applied and cannot be applied twice; else what happened stays as it is. */
export const executeAgain = async (
  plan: Plan,
  before: AnyOutcome,
  bounds: Bounds,
  isResolved = false,
): Promise<AnyOutcome> => {
  if (!isFailure(before)) return before;
  if (before.status !== "unknown") return execute(plan, bounds);
  if (isResolved || !isRepeatable(plan)) return before;
  const after = await execute(plan, bounds);
  // After an unknown outcome, a rejection says nothing about the first try.
  return isFailure(after) ? { ...after, status: "unknown" } : after;
};
