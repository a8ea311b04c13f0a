import { isProviderError } from "@provider-clients/client-core";
import type { Customer } from "./customer.js";
import { fromProvider } from "./mapping.js";
import type { Rejected, Skipped, Told, Unknown } from "./outcome.js";
import { type Plan, reject } from "./plan.js";

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

const applied = ({ table, definition, idName, id, step: { ignored } }: Plan, raw: unknown): AnyApplied => {
  // Payabli's record, if it answers any, stands inside its envelope.
  const stored: unknown = definition.envelope ? Object(raw).responseData : raw;
  const record: Readonly<Record<string, unknown>> | undefined =
    stored && typeof stored === "object" ? { ...stored } : undefined;
  return {
    status: "applied",
    id: id ?? record?.[idName],
    record: record && fromProvider(table, record),
    raw,
    ignored,
  };
};

/** True for an outcome with an error. */
export const isFailure = <Told extends AnyOutcome>(
  outcome: Told,
): outcome is Extract<Told, { readonly error: Error }> => "error" in outcome;

/** Makes one call and says what became of it. Never rejects. */
export async function execute(plan: Plan, bounds: Bounds): Promise<AnyOutcome> {
  const { step, send } = plan;
  const { ignored } = step;
  if (step.status !== "planned") return step;
  if (bounds.signal?.aborted) return reject(plan, "it was aborted", true);
  try {
    return applied(plan, await send(bounds));
  } catch (cause) {
    if (isProviderError(cause) && cause.outcome !== "unknown") {
      return { status: "rejected", error: cause, ignored };
    }
    // What is not a client's error (an abort, above all) may have come after the request had left.
    const error = cause instanceof Error ? cause : new Error(String(cause), { cause });
    return { status: "unknown", error, ignored };
  }
}

// Payabli forgets an idempotency key after about two minutes; then the same key creates a second customer.
const keyHoldsMs = 90_000;

const isSafe = ({ operation, plannedAt }: Plan): boolean =>
  !!operation?.idempotent || (!!operation?.keyHeader && Date.now() < plannedAt + keyHoldsMs);

/** Makes one call again if it was not applied and cannot be applied twice; else what happened stays as it is. */
export async function executeAgain(plan: Plan, before: AnyOutcome, bounds: Bounds): Promise<AnyOutcome> {
  if (!isFailure(before) || (before.status === "unknown" && !isSafe(plan))) return before;
  const after = await execute(plan, bounds);
  // After an unknown outcome, a rejection says nothing about the first try.
  return isFailure(after) && before.status === "unknown" ? { ...after, status: "unknown" } : after;
}
