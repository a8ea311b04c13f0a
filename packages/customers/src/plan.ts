import type { IdempotentCallOptions, Operation } from "@provider-clients/client-core";
import type { Customer } from "./customer.js";
import { toProvider } from "./mapping.js";
import type { Planned, Rejected, Skipped } from "./outcome.js";
import {
  type CustomerClients,
  type Exchanges,
  type OperationName,
  type ProviderName,
  providers,
  type Requests,
  type Targets,
} from "./providers.js";
import { refusal } from "./refusal.js";
import type { Provider } from "./request.js";

/** One provider's part of a call: what it would be sent, or why it is not. */
export interface Plan extends Provider {
  readonly provider: ProviderName;
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

function planOne<Name extends OperationName, Named extends ProviderName>(
  name: Name,
  provider: Named,
  client: CustomerClients[Named],
  target: Exchanges[Name][Named]["target"],
  customer: Customer,
  now: Date,
): Plan {
  const id = "id" in target ? target.id : undefined;
  const known = providers[provider];
  const { definition, table } = known;
  const { body, ignored, refused } = toProvider(table, name, customer, { id, now });
  const requests: Requests<Named> = known;
  const { about, fields, send, ...where } = requests[name](client, target);
  const content = { ...fields, ...body };
  const request = { operationId: `${name}Customer`, ...where, body: { ...about, ...content } };
  const plan: Plan = {
    ...known,
    provider,
    operation: definition.operations.find((operation) => operation.id === request.operationId),
    id,
    plannedAt: Date.now(),
    step: { status: "planned", request, ignored },
    send: (options) => send(request.body, options),
  };
  const wrong = refused.map((field) => `${field} must be ${table[field]?.[2]?.takes}`);
  if (wrong.length) return { ...plan, step: reject(plan, wrong.join(", ")) };
  if (Object.keys(content).length) return plan;
  return {
    ...plan,
    step: { status: "skipped", reason: `${definition.title} holds none of the fields`, ignored },
  };
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
  const one = <Named extends ProviderName>(provider: Named): Plan => {
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
