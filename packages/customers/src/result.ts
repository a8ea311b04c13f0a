import { type AnyOutcome, type Bounds, execute, executeAgain } from "./execute.js";
import type { Failure, Outcome } from "./outcome.js";
import type { Plan } from "./plan.js";
import type { OperationName, ProviderName } from "./targets.js";

/** What happened at each targeted provider, and what can be done about it. */
export type Result<Operation extends OperationName, Provider extends PropertyKey> = {
  readonly [Name in Provider & ProviderName]: Outcome<Operation, Name>;
} & {
  /** True when nothing was rejected and nothing is unknown. A field may still be ignored somewhere. */
  readonly complete: boolean;
  /** The targets that were rejected or whose outcome is unknown. */
  readonly failures: readonly Failure[];
  /**
   * Sends again what was not applied and cannot be applied twice: what was rejected, and what is unknown where
   * the operation is idempotent or its idempotency key still holds. The requests and their keys are the same, and
   * the new result has the old outcome wherever nothing was sent. It waits for nothing: see `retryAfterMs` of the
   * errors. The signal and the deadline are those of the first call unless given; an aborted signal stays so.
   */
  readonly retry: (bounds?: Bounds) => Promise<Result<Operation, Provider>>;
};

const isFailure = <Told extends AnyOutcome>(
  outcome: Told,
): outcome is Extract<Told, { status: "rejected" | "unknown" }> =>
  outcome.status === "rejected" || outcome.status === "unknown";

const summarise = (
  plans: readonly Plan[],
  outcomes: readonly AnyOutcome[],
  startedAt: number,
  bounds: Bounds,
): object => {
  const told = plans.map(({ provider }, at) => ({ provider, ...(outcomes[at] as AnyOutcome) }));
  const failures = told.filter(isFailure);
  const retry = async (changed?: Bounds): Promise<object> => {
    const next = { ...bounds, ...changed };
    const again = plans.map((plan, at) => executeAgain(plan, outcomes[at] as AnyOutcome, startedAt, next));
    return summarise(plans, await Promise.all(again), startedAt, next);
  };
  return {
    ...Object.fromEntries(plans.map(({ provider }, at) => [provider, outcomes[at]])),
    complete: !failures.length,
    failures,
    retry,
  };
};

/** Makes every call at the same time and gathers what happened. */
export async function run(plans: readonly Plan[], bounds: Bounds): Promise<object> {
  const startedAt = Date.now();
  return summarise(plans, await Promise.all(plans.map((plan) => execute(plan, bounds))), startedAt, bounds);
}
