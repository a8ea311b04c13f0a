import { adapters, type Call } from "./adapters.js";
import type { Targets } from "./call.js";
import type { Customer } from "./customer.js";
import { misuse, refusal } from "./errors.js";
import { toProvider } from "./mapping.js";
import type { Planned, Rejected, Skipped } from "./outcome.js";
import type { CustomerClients, Exchange, Exchanges, OperationName, ProviderName } from "./targets.js";

/** One provider's part of a call: a request to send, or what there is to say instead of sending. */
export interface Plan {
  readonly provider: ProviderName;
  readonly operationId: string;
  readonly ignored: readonly string[];
  readonly step: Call<Exchange<unknown, unknown, unknown, unknown>> | Rejected | Skipped;
}

interface AnyTarget {
  readonly id?: unknown;
  readonly sync?: boolean;
  readonly fields?: Readonly<Record<string, unknown>>;
}

function planOne<Operation extends OperationName, Provider extends ProviderName>(
  operation: Operation,
  provider: Provider,
  client: CustomerClients[Provider],
  target: Exchanges[Operation][Provider]["target"],
  customer: Customer,
  now: Date,
): Plan {
  const { definition, table, [operation]: prepare } = adapters[provider];
  const { id, sync, fields = {} }: AnyTarget = target;
  const { body, ignored, refusals } = toProvider(table, operation, customer, { id, now });
  const contradiction = Object.keys(fields).find((name) => name in body && body[name] !== fields[name]);
  const reasons = contradiction ? [...refusals, `${contradiction} is also given in fields`] : refusals;
  const operationId = `${operation}Customer`;
  const content = { ...fields, ...body };
  const base = { provider, operationId, ignored };
  if (reasons.length) {
    const error = refusal(definition, operationId, reasons.join("; "));
    return { ...base, step: { status: "rejected", error, ignored } };
  }
  if (!sync && !Object.keys(content).length) {
    return {
      ...base,
      step: { status: "skipped", reason: `${definition.title} holds none of the given fields`, ignored },
    };
  }
  return { ...base, step: prepare(client, target, content) };
}

const isProvider = (name: string): name is ProviderName => Object.hasOwn(adapters, name);

/**
 * Works out what each targeted provider gets. Sends nothing.
 *
 * @throws {ProviderError} of kind `configuration` when no target or an unconfigured one is named.
 */
export function planAll<Operation extends OperationName>(
  operation: Operation,
  clients: Partial<CustomerClients>,
  targets: Targets<Operation, CustomerClients>,
  customer: Customer,
  now: Date,
): readonly Plan[] {
  const one = <Provider extends ProviderName>(provider: Provider): Plan => {
    const client = clients[provider];
    const target = targets[provider];
    if (!client || !target) throw misuse(`${provider} needs a client and a target`);
    return planOne(operation, provider, client, target, customer, now);
  };
  const names = Object.keys(targets);
  const stranger = names.find((name) => !isProvider(name));
  if (stranger || !names.length)
    throw misuse(stranger ? `no provider is named ${stranger}` : "there is no target");
  return names.filter(isProvider).map(one);
}

const isRejected = ({ step }: Plan): boolean => "status" in step && step.status === "rejected";

/** The plans of a strict call: as they are, or all rejected when one provider cannot hold everything. */
export function refuseAll(plans: readonly Plan[]): readonly Plan[] {
  if (!plans.some((one) => one.ignored.length || isRejected(one))) return plans;
  return plans.map((one): Plan => {
    if (isRejected(one)) return one;
    const { provider, operationId, ignored } = one;
    const cause = ignored.length
      ? `it cannot hold ${ignored.join(", ")}`
      : "another target cannot hold everything";
    const error = refusal(adapters[provider].definition, operationId, `the call is strict, and ${cause}`);
    return { ...one, step: { status: "rejected", error, ignored } };
  });
}

const describe = ({ operationId, ignored, step }: Plan): Planned | Rejected | Skipped => {
  if ("status" in step) return step;
  const { send: _, ...request } = step;
  return { status: "planned", request: { operationId, ...request }, ignored };
};

/** What would be sent, by provider. */
export const describeAll = (plans: readonly Plan[]): object =>
  Object.fromEntries(plans.map((one) => [one.provider, describe(one)]));
