import type { AnyOutcome } from "./outcome.js";
import { fromPlain, toPlain } from "./plain.js";
import { type Plan, planOne, reject, type Wish } from "./plan.js";
import { type CustomerClients, type OperationName, type ProviderName, providers } from "./providers.js";
import { misuse } from "./refusal.js";
import { restoreOutcome, type SavedOutcome, saveOutcome } from "./saved-outcome.js";

/**
 * A call as plain JSON that another process can continue. It contains the change and the targets, so it is personal
 * data: keep it only where you may keep that. It contains no credential.
 */
export interface RetryData {
  readonly version: 1;
  readonly operation: OperationName;
  /** The instant at which time zones were looked up, ISO 8601. */
  readonly now: string;
  /** The fields by their paths. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly parts: readonly {
    readonly provider: ProviderName;
    /** Includes the idempotency key, if there is one. */
    readonly target: unknown;
    /** Milliseconds since 1970; the key's lifetime starts here. */
    readonly plannedAt: number;
    /** False if nothing may be sent: the part was refused or skipped. */
    readonly isSendable: boolean;
    readonly outcome: SavedOutcome;
  }[];
}

/** Serialises the plans of a call and their outcomes as plain JSON. */
export const toRetryData = (plans: readonly Plan[], outcomes: readonly AnyOutcome[]): RetryData => {
  const wish = plans[0]?.wish;
  return {
    version: 1,
    operation: wish?.name ?? "update",
    now: (wish?.now ?? new Date()).toISOString(),
    fields: Object(toPlain(Object.fromEntries(wish?.values ?? []))),
    parts: plans.flatMap(({ provider, target, plannedAt, step }, at) => {
      const outcome = outcomes[at];
      if (!outcome) return [];
      const isSendable = step.status === "planned";
      return [{ provider, target: toPlain(target), plannedAt, isSendable, outcome: saveOutcome(outcome) }];
    }),
  };
};

const isRetryData = (data: unknown): boolean => {
  const { version, operation, now, fields, parts } = Object(data);
  const isPart = (part: unknown): boolean => {
    const { provider, target, plannedAt, isSendable, outcome } = Object(part);
    return (
      typeof provider === "string" &&
      typeof target === "object" &&
      typeof plannedAt === "number" &&
      typeof isSendable === "boolean" &&
      typeof Object(outcome).status === "string"
    );
  };
  return (
    version === 1 &&
    ["create", "update"].includes(operation) &&
    !Number.isNaN(Date.parse(now)) &&
    typeof fields === "object" &&
    Array.isArray(parts) &&
    parts.every(isPart)
  );
};

/** A refused part stays refused, even if its remaining fields could be sent. */
const refusedStep = (plan: Plan, outcome: AnyOutcome | undefined): Plan["step"] =>
  outcome?.status === "rejected" || outcome?.status === "skipped"
    ? outcome
    : reject(plan, "it was refused when it was planned");

/**
 * Restores the plans and outcomes.
 *
 * @throws {ProviderError} of kind `configuration` if the data is not retry data, or names a provider without a client.
 */
export const fromRetryData = (
  clients: Partial<CustomerClients>,
  data: RetryData,
): { readonly plans: readonly Plan[]; readonly outcomes: readonly AnyOutcome[] } => {
  if (!isRetryData(data)) throw misuse("this is not data from `retryData()`.");
  const wish: Wish = {
    name: data.operation,
    now: new Date(data.now),
    values: new Map(Object.entries(Object(fromPlain(data.fields)))),
    problems: [],
  };
  const outcomes = data.parts.map(({ outcome }) => restoreOutcome(outcome));
  const plans = data.parts.map(({ provider, target, plannedAt, isSendable }, at): Plan => {
    const client = Object.hasOwn(providers, provider) && clients[provider];
    if (!client) throw misuse(`${String(provider).slice(0, 40)} has no client here.`);
    const plan = planOne(provider, client, fromPlain(target), wish, plannedAt);
    return isSendable ? plan : { ...plan, step: refusedStep(plan, outcomes[at]) };
  });
  return { plans, outcomes };
};
