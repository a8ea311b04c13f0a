import { type AnyOutcome, type Bounds, execute, executeAgain, isFailure } from "./execute.js";
import type { Failure, Outcome } from "./outcome.js";
import type { Plan } from "./plan.js";
import type { OperationName, ProviderName } from "./providers.js";

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

/** Makes every call at the same time, or again what is safe of it, and gathers what happened. */
export async function run(
  plans: readonly Plan[],
  bounds: Bounds,
  before: readonly AnyOutcome[] = [],
): Promise<object> {
  const told = await Promise.all(
    plans.map(async (plan, at) => {
      const known = before[at];
      const outcome = await (known ? executeAgain(plan, known, bounds) : execute(plan, bounds));
      return { provider: plan.provider, outcome };
    }),
  );
  const failures = told.flatMap(({ provider, outcome }) =>
    isFailure(outcome) ? [{ provider, ...outcome }] : [],
  );
  return {
    ...Object.fromEntries(told.map(({ provider, outcome }) => [provider, outcome])),
    complete: !failures.length,
    failures,
    retry: (changed?: Bounds) =>
      run(
        plans,
        { ...bounds, ...changed },
        told.map(({ outcome }) => outcome),
      ),
  };
}
