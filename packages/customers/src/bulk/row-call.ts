import { type Customers, planAll } from "../customers.js";
import { type Again, type Bounds, execute, executeAgain, isRepeatable } from "../execute.js";
import type { AnyOutcome, Told } from "../outcome.js";
import type { Plan } from "../plan.js";
import type { CustomerClients } from "../providers.js";
import { misuse } from "../refusal.js";
import { type ResolveOptions, resolveOne } from "../resolve.js";
import type { Row } from "./row.js";

/**
 * One provider's part of a row: all that a runner needs from the facade. `updateMany` is one runner; another may keep
 * its rows in a database and run them on many machines.
 */
export interface RowCall extends Told {
  readonly operationId: string | undefined;
  /** The outcome if it is known without sending (refused or skipped); otherwise undefined. */
  readonly known: AnyOutcome | undefined;
  /**
   * True if sending it again may be harmless whatever became of it before: the operation is idempotent or takes an
   * idempotency key. A key that the provider may have forgotten is not sent; see `sendAgain`.
   */
  readonly isRepeatable: () => boolean;
  /** Sends it. Never rejects. */
  readonly send: (bounds?: Bounds) => Promise<AnyOutcome>;
  /**
   * Sends it again if that is safe after this outcome. Otherwise resolves to that outcome, or to one that states why
   * nothing was sent. An idempotency key is sent again only with `firstTriedAt`, and only while the provider remembers
   * it. Never rejects.
   */
  readonly sendAgain: (before: AnyOutcome, bounds?: Again) => Promise<AnyOutcome>;
  /** Reads the customer back if this outcome is unknown. Never rejects. */
  readonly resolve: (before: AnyOutcome, options?: ResolveOptions) => Promise<AnyOutcome>;
}

const toCall = (plan: Plan): RowCall => {
  const { provider, status, sent, ignored } = plan.step;
  return {
    provider,
    operationId: plan.operation?.id,
    sent,
    ignored,
    known: status === "planned" ? undefined : plan.step,
    isRepeatable: () => isRepeatable(plan),
    send: (bounds = {}) => execute(plan, bounds),
    sendAgain: (before, bounds = {}) => executeAgain(plan, before, bounds),
    resolve: (before, options = {}) => resolveOne(plan, before, options),
  };
};

/**
 * The parts of a row, one per target. Sends nothing.
 *
 * @throws {ProviderError} of kind `configuration` if the row is unusable: it is not a row, has unknown fields or fields
 * of a wrong type, names no target, or names one without a client.
 */
export const planRow = <Clients extends Partial<CustomerClients>>(
  customers: Customers<Clients>,
  row: Row<Clients>,
): readonly RowCall[] => {
  if (typeof row !== "object" || row === null) throw misuse("the row must be an object.");
  const { targets, changes, customer } = row;
  const isNew = customer !== undefined;
  if (isNew && changes !== undefined) throw misuse("a row has either changes or a customer, not both.");
  const plans = planAll(isNew ? "create" : "update", customers, targets, isNew ? customer : changes);
  const problems = plans[0]?.wish.problems ?? [];
  if (problems.length) throw misuse(`${problems.join("; ")}.`);
  return plans.map(toCall);
};
