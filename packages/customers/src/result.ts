import { boundNames, checkOptions } from "./check-options.js";
import { type Bounds, execute, executeAgain } from "./execute.js";
import {
  type AnyOutcome,
  type Confirmed,
  type Failure,
  isFailure,
  type NotApplied,
  type Outcome,
} from "./outcome.js";
import type { Plan } from "./plan.js";
import type { OperationName, ProviderName } from "./providers.js";
import { checkResolveOptions, type ResolveOptions, resolveOne } from "./resolve.js";
import { type RetryData, toRetryData } from "./retry-data.js";
import { type SavedOutcome, saveOutcome } from "./saved-outcome.js";
import type { PerTarget } from "./targets.js";

/** The outcomes of all targets. It prints and serialises without personal data. */
export interface Report {
  /**
   * True if every target is `applied`. False also if one was `skipped`, because nothing was changed there. An applied
   * target may still have `ignored` fields. `failures` lists what went wrong.
   */
  readonly allApplied: boolean;
  /** Every outcome, in the order of the targets: provider, status, names of the sent and ignored fields. */
  readonly outcomes: readonly AnyOutcome[];
  /** The outcomes that are `rejected`, `unknown` or `not-applied`. */
  readonly failures: readonly Failure[];
  /** Used by `JSON.stringify`: statuses, ids, names of fields, facts of errors. */
  readonly toJSON: () => { readonly allApplied: boolean; readonly outcomes: readonly SavedOutcome[] };
  /**
   * The call as plain JSON, for `customers.retry` and `customers.resolve` in another process. It contains the change
   * and the targets, so it is personal data; it contains no credential.
   */
  readonly retryData: () => RetryData;
}

type Outcomes<Operation extends OperationName, More> = {
  readonly [Name in ProviderName]: Outcome<Operation, Name> | More;
};

interface GoingOn<Again, Resolved> {
  /**
   * Sends again what was not applied and cannot be applied twice: rejected calls, and unknown ones if the operation is
   * idempotent or its idempotency key is still valid. Requests and keys are unchanged. Other outcomes stay as they are;
   * a new outcome states that a key may have expired. Does not wait: see `retryAfterMs` of the errors. Uses the signal
   * and the deadline of the first call unless others are given; an aborted signal stays aborted. After `resolve`, sends
   * only what is known not to be applied.
   */
  readonly retry: (bounds?: Bounds) => Promise<Again>;
  /** Reads back every customer whose outcome is unknown; see {@link ResolveOptions}. Sends no change. */
  readonly resolve: (options?: ResolveOptions) => Promise<Resolved>;
}

/** The outcome at each targeted provider, with ways to continue. */
export type Result<Operation extends OperationName, Given> = PerTarget<Given, Outcomes<Operation, never>> &
  Report &
  GoingOn<Result<Operation, Given>, ResolvedResult<Operation, Given>>;

/** A result after `resolve`: each unknown outcome is now `applied`, `not-applied`, or `unknown` with the reason. */
export type ResolvedResult<Operation extends OperationName, Given> = PerTarget<
  Given,
  Outcomes<Operation, Confirmed | NotApplied>
> &
  Report &
  GoingOn<ResolvedResult<Operation, Given>, ResolvedResult<Operation, Given>>;

/** The result of a call that another process made; the same as its `Result`, but not by provider. */
export interface RestoredResult extends Report, GoingOn<RestoredResult, RestoredResult> {}

/** The plans of one call with their outcomes. */
export interface Standing {
  readonly plans: readonly Plan[];
  readonly outcomes: readonly AnyOutcome[];
  /** True after `resolve`: outcomes that are still unknown are then not retried. */
  readonly isResolved?: boolean;
}

const each = async (
  { plans, outcomes }: Standing,
  act: (plan: Plan, before: AnyOutcome) => Promise<AnyOutcome>,
): Promise<readonly AnyOutcome[]> =>
  Promise.all(
    plans.flatMap((plan, at) => {
      const before = outcomes[at];
      return before ? [act(plan, before)] : [];
    }),
  );

/** Repeats the calls that are safe to repeat. */
export const retryAll = async (standing: Standing, bounds: Bounds): Promise<RestoredResult> => {
  checkOptions(bounds, boundNames);
  const again = (plan: Plan, before: AnyOutcome): Promise<AnyOutcome> => {
    if (standing.isResolved && before.status === "unknown") return Promise.resolve(before);
    return executeAgain(plan, before, { ...bounds, firstTriedAt: new Date(plan.plannedAt) });
  };
  return gather({ ...standing, outcomes: await each(standing, again) }, bounds);
};

/** Reads back the unknown outcomes. */
export const resolveAll = async (
  standing: Standing,
  bounds: Bounds,
  options: ResolveOptions = {},
): Promise<RestoredResult> => {
  checkResolveOptions(options);
  const resolve = (plan: Plan, before: AnyOutcome) => resolveOne(plan, before, { ...bounds, ...options });
  return gather({ ...standing, outcomes: await each(standing, resolve), isResolved: true }, bounds);
};

/** Builds the result of a call. */
export const gather = (standing: Standing, bounds: Bounds): RestoredResult => {
  const { plans, outcomes } = standing;
  const allApplied = outcomes.every(({ status }) => status === "applied");
  return {
    ...Object.fromEntries(outcomes.map((outcome) => [outcome.provider, outcome])),
    allApplied,
    outcomes,
    failures: outcomes.filter(isFailure),
    retry: (changed) => retryAll(standing, { ...bounds, ...changed }),
    resolve: (options) => resolveAll(standing, bounds, options),
    toJSON: () => ({ allApplied, outcomes: outcomes.map(saveOutcome) }),
    retryData: () => toRetryData(plans, outcomes),
  };
};

/** Makes every call at the same time. */
export const run = async (plans: readonly Plan[], bounds: Bounds): Promise<RestoredResult> =>
  gather({ plans, outcomes: await Promise.all(plans.map((plan) => execute(plan, bounds))) }, bounds);
