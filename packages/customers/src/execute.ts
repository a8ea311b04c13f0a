import { isProviderError, type Operation } from "@provider-clients/client-core";
import { adapters } from "./adapters.js";
import { refusal } from "./errors.js";
import type { Applied, Rejected, Skipped, Unknown } from "./outcome.js";
import type { Plan } from "./plan.js";
import type { OperationName, ProviderName } from "./targets.js";

/** Any provider's outcome of any operation. */
export type AnyOutcome =
  | Omit<Applied<OperationName, ProviderName>, "id" | "record" | "raw">
  | Rejected
  | Unknown
  | Skipped;

/** What bounds one round of calls. */
export interface Bounds {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number | undefined;
}

// Payabli forgets an idempotency key after about two minutes; then the same key creates a second customer.
const keyHoldsMs = 90_000;

const specified = ({ provider, operationId }: Plan): Operation | undefined =>
  adapters[provider].definition.operations.find(({ id }) => id === operationId);

const asError = (reason: unknown): Error =>
  reason instanceof Error ? reason : new Error("The call ended without an error.", { cause: reason });

/** Makes one call and says what became of it. Never rejects. */
export async function execute(plan: Plan, { signal, timeoutMs }: Bounds): Promise<AnyOutcome> {
  const { provider, operationId, ignored, step } = plan;
  if ("status" in step) return step;
  if (signal?.aborted) {
    const error = refusal(adapters[provider].definition, operationId, "the call was aborted before", true);
    return { status: "rejected", error, ignored };
  }
  try {
    return { status: "applied", ...(await step.send({ signal, timeoutMs })), ignored };
  } catch (error) {
    // What is not a client's error (an abort, above all) may have come after the request had left.
    return isProviderError(error) && error.outcome !== "unknown"
      ? { status: "rejected", error, ignored }
      : { status: "unknown", error: asError(error), ignored };
  }
}

/** Whether sending a request again cannot apply it twice. */
const canResend = (plan: Plan, outcome: AnyOutcome, startedAt: number): boolean => {
  if (outcome.status !== "unknown") return outcome.status === "rejected";
  const { idempotent, keyHeader } = specified(plan) ?? {};
  const keyHolds = !!keyHeader && Date.now() < startedAt + keyHoldsMs;
  return !!idempotent || (keyHolds && !(isProviderError(outcome.error) && !outcome.error.isRetryable));
};

/** Makes one call again if that is safe. After an unknown outcome, a rejection says nothing about the first try. */
export async function executeAgain(
  plan: Plan,
  before: AnyOutcome,
  startedAt: number,
  bounds: Bounds,
): Promise<AnyOutcome> {
  if (!canResend(plan, before, startedAt)) return before;
  const after = await execute(plan, bounds);
  return before.status === "unknown" && after.status === "rejected" ? { ...after, status: "unknown" } : after;
}
