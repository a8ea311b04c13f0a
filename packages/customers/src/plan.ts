import type { IdempotentCallOptions, Operation, ProviderDefinition } from "@provider-clients/client-core";
import type { Targets } from "./call.js";
import type { Customer } from "./customer.js";
import { toProvider } from "./mapping.js";
import type { Planned, Rejected, Skipped } from "./outcome.js";
import { providers } from "./providers.js";
import { refusal } from "./refusal.js";
import { type Requests, requests } from "./requests.js";
import type { AnyTable } from "./table.js";
import type { CustomerClients, Exchanges, OperationName, ProviderName } from "./targets.js";

/** One provider's part of a call: what it would be sent, or why it is not. */
export interface Plan {
  readonly provider: ProviderName;
  readonly definition: ProviderDefinition;
  readonly table: AnyTable;
  readonly operation: Operation | undefined;
  /** The customer's id, where the target names it. */
  readonly id: unknown;
  /** Milliseconds since 1970; no request leaves before. */
  readonly plannedAt: number;
  readonly step: Planned | Rejected | Skipped;
  readonly send: (options: IdempotentCallOptions) => Promise<unknown>;
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
  const known = providers[provider];
  const { definition, table } = known;
  const { id, sync, fields }: AnyTarget = target;
  const { body, ignored, refused } = toProvider(table, name, customer, { id, now });
  const content = { ...fields, ...body };
  // In two steps, because the compiler does not see through both indexes at once.
  const prepare: Requests<Name> = requests[name];
  const { extras, send, ...where } = prepare[provider](client, target);
  const request = { operationId: `${name}Customer`, ...where, body: { ...extras, ...content } };
  const plan: Plan = {
    ...known,
    provider,
    operation: definition.operations.find((operation) => operation.id === request.operationId),
    id,
    plannedAt: Date.now(),
    step: { status: "planned", request, ignored },
    send: (options) => send(request.body, options),
  };
  const reason = `${definition.title} holds none of the fields`;
  if (refused.length)
    return { ...plan, step: reject(plan, `it cannot take this ${refused}; see capabilities`) };
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
    const reason = "it needs a client and a target";
    throw refusal("configuration", reason, { name: provider, title: provider });
  };
  const targeted = Object.keys(targets);
  return (targeted.length ? targeted : ["a provider"]).map((provider) => one(provider as ProviderName));
}

/** The plans of a strict call: as they are, or all rejected when one provider cannot hold everything. */
export function refuseAll(plans: readonly Plan[]): readonly Plan[] {
  const isRejected = ({ step }: Plan): boolean => step.status === "rejected";
  const short = plans.find((plan) => plan.step.ignored.length || isRejected(plan));
  if (!short) return plans;
  const reason = `not everything fits ${short.definition.title}`;
  return plans.map((plan) => (isRejected(plan) ? plan : { ...plan, step: reject(plan, reason) }));
}
