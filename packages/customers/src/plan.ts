import type { Operation, ProviderDefinition } from "@provider-clients/client-core";
import type { Targets } from "./call.js";
import type { Customer } from "./customer.js";
import { toProvider } from "./mapping.js";
import type { Planned, Rejected, Skipped } from "./outcome.js";
import { providers } from "./providers.js";
import { refusal } from "./refusal.js";
import { type Prepare, type Prepared, type Requests, requests } from "./requests.js";
import type { CustomerClients, Exchanges, OperationName, ProviderName } from "./targets.js";

/** One provider's part of a call: what it would be sent, or why it is not. */
export interface Plan {
  readonly provider: ProviderName;
  readonly definition: ProviderDefinition;
  readonly operation: Operation | undefined;
  readonly step: Planned | Rejected | Skipped;
  readonly send: Prepared<unknown>["send"];
  /** The customer's id, where the target names it. */
  readonly id: unknown;
}

/** The outcome of a plan that must not be carried out. */
export const reject = (
  { definition, operation, step }: Plan,
  reason: string,
  isRetryable?: boolean,
): Rejected => ({
  status: "rejected",
  error: refusal("invalid-request", reason, definition, operation, isRetryable),
  ignored: step.ignored,
});

interface AnyTarget {
  readonly id?: unknown;
  readonly sync?: boolean;
  readonly fields?: object;
}

function planOne<Name extends OperationName, Provider extends ProviderName>(
  name: Name,
  provider: Provider,
  client: CustomerClients[Provider],
  target: Exchanges[Name][Provider]["target"],
  customer: Customer,
  now: Date,
): Plan {
  const { definition, table } = providers[provider];
  const { id, sync, fields }: AnyTarget = target;
  const { body, ignored, refused } = toProvider(table, name, customer, { id, now });
  const content = { ...fields, ...body };
  const operationId = `${name}Customer`;
  const operation = definition.operations.find((one) => one.id === operationId);
  const prepares: Requests<Name> = requests[name];
  const prepare: Prepare<Name, Provider> = prepares[provider];
  const { send, ...request } = prepare(client, target, content);
  const planned: Planned = { status: "planned", request: { operationId, ...request }, ignored };
  const plan: Plan = { provider, definition, operation, step: planned, send, id };
  if (refused.length) {
    return {
      ...plan,
      step: reject(plan, `it does not take this form of ${refused.join(" or ")}, see capabilities`),
    };
  }
  const reason = `${definition.title} holds none of the given fields`;
  return sync || Object.keys(content).length
    ? plan
    : { ...plan, step: { status: "skipped", reason, ignored } };
}

/**
 * Works out what each targeted provider gets. Sends nothing.
 *
 * @throws {ProviderError} of kind `configuration` when no target or an unconfigured one is named.
 */
export function planAll<Name extends OperationName>(
  name: Name,
  clients: Partial<CustomerClients>,
  targets: Targets<Name, CustomerClients>,
  customer: Customer,
  now: Date,
): readonly Plan[] {
  const one = <Provider extends ProviderName>(provider: Provider): Plan => {
    const client = Object.hasOwn(providers, provider) && clients[provider];
    const target = targets[provider];
    if (client && target) return planOne(name, provider, client, target, customer, now);
    throw refusal("configuration", "it needs a client and a target", { name: provider, title: provider });
  };
  const targeted = Object.keys(targets) as ProviderName[];
  if (targeted.length) return targeted.map(one);
  throw refusal("configuration", "no target was given", { name: "customers", title: "any provider" });
}

/** The plans of a strict call: as they are, or all rejected when one provider cannot hold everything. */
export function refuseAll(plans: readonly Plan[]): readonly Plan[] {
  const isRejected = ({ step }: Plan): boolean => step.status === "rejected";
  const short = plans.filter((one) => one.step.ignored.length || isRejected(one));
  const reason = `the call is strict, and not everything fits ${short.map(({ provider }) => provider).join(" and ")}`;
  return short.length
    ? plans.map((one) => (isRejected(one) ? one : { ...one, step: reject(one, reason) }))
    : plans;
}
