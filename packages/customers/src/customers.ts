import { boundNames, checkOptions } from "./check-options.js";
import { type Comparison, compareRecords } from "./compare.js";
import type { CustomerChanges } from "./customer.js";
import type { Bounds } from "./execute.js";
import { readFields } from "./fields.js";
import type { Planned, Rejected, Skipped } from "./outcome.js";
import { addressed, type Plan, planOne, refuseAll } from "./plan.js";
import type { CustomerClients, OperationName, ProviderName } from "./providers.js";
import { type ReadOutcomes, type ReadResult, readAll } from "./read.js";
import type { ResolveOptions } from "./resolve.js";
import { type RestoredResult, type Result, resolveAll, retryAll, run } from "./result.js";
import { fromRetryData, type RetryData } from "./retry-data.js";
import type { Checked, NewCustomer, PerTarget, Targets } from "./targets.js";

/** How a call is planned. */
export interface PlanSettings {
  /** Rejects every target and sends nothing if any provider would ignore or refuse a field. @default false */
  readonly strict?: boolean | undefined;
  /** The instant at which the UTC offsets of time zones are looked up. @default the time of the call */
  readonly now?: Date | undefined;
}

/** How one call of the facade is made. */
export interface CallSettings extends PlanSettings, Bounds {}

/** The request for each targeted provider. */
export type PlanResult<Given> = PerTarget<
  Given,
  { readonly [Name in ProviderName]: Planned | Rejected | Skipped }
>;

/** Computes what `create` and `update` would send, without sending it. */
export interface Planning<Clients> {
  /** The requests that `customers.create` would make. No idempotency key is used up. */
  readonly create: <Given extends Targets<"create", Clients>>(
    targets: Given & Checked<"create", Clients, Given>,
    customer: NewCustomer<Given>,
    settings?: PlanSettings,
  ) => PlanResult<Given>;
  /** The requests that `customers.update` would make. */
  readonly update: <Given extends Targets<"update", Clients>>(
    targets: Given & Checked<"update", Clients, Given>,
    changes: CustomerChanges,
    settings?: PlanSettings,
  ) => PlanResult<Given>;
}

/** The given clients, and the operations on one customer across all of them. */
export type Customers<Clients> = Clients & {
  /**
   * Creates a customer at one or several providers at the same time and returns one outcome per provider.
   *
   * @param targets Where to create the customer, with what each provider needs to know besides the customer.
   * @param customer The customer, with every field that the targeted providers require.
   * @returns One outcome per target: `applied` with the new `id`, `rejected`, `unknown` or `skipped`. If it is
   * `unknown`, the customer may have been created: only Payabli takes an idempotency key.
   * @throws {ProviderError} of kind `configuration` if no target is named, or one without a client.
   */
  readonly create: <Given extends Targets<"create", Clients>>(
    targets: Given & Checked<"create", Clients, Given>,
    customer: NewCustomer<Given>,
    options?: CallSettings,
  ) => Promise<Result<"create", Given>>;
  /**
   * Changes a customer at one or several providers at the same time and returns one outcome per provider.
   *
   * @param targets Which customer, at which providers. The failure of one provider does not affect the others.
   * @param changes The fields to change; undefined fields are skipped. A field that is left out keeps its value at Soap
   * and Payabli; Finosu does not document what happens to it.
   * @returns One outcome per target: `applied`, `rejected`, `unknown` or `skipped`.
   * @throws {ProviderError} of kind `configuration` if no target is named, or one without a client.
   * @example
   * ```ts
   * import { createCustomers } from "@provider-clients/customers";
   * import { createSoapClient } from "@provider-clients/soap";
   *
   * const customers = createCustomers({ soap: createSoapClient({ apiKey: "…", environment: "sandbox" }) });
   * const result = await customers.update({ soap: { id: "cus_123" } }, { firstName: "Jane" });
   * console.log(result.soap.status);
   * ```
   */
  readonly update: <Given extends Targets<"update", Clients>>(
    targets: Given & Checked<"update", Clients, Given>,
    changes: CustomerChanges,
    options?: CallSettings,
  ) => Promise<Result<"update", Given>>;
  /** Computes what would be sent, without sending it. */
  readonly plan: Planning<Clients>;
  /**
   * Reads a customer at one or several providers at the same time.
   *
   * @returns Per provider `found` with the record, `absent`, `rejected` or `unknown`. `absent` is returned only for
   * providers that document how they answer for a customer who does not exist.
   * @throws {ProviderError} of kind `configuration` if no target is named, or one without a client.
   */
  readonly read: <Given extends Targets<"read", Clients>>(
    targets: Given & Checked<"read", Clients, Given>,
    bounds?: Bounds,
  ) => Promise<ReadResult<Given>>;
  /**
   * Reads a customer and compares the records field by field; `formatComparison` prints the result as a table.
   *
   * @throws {ProviderError} of kind `configuration` if no target is named, or one without a client.
   */
  readonly compare: <Given extends Targets<"read", Clients>>(
    targets: Given & Checked<"read", Clients, Given>,
    bounds?: Bounds,
  ) => Promise<Comparison>;
  /**
   * Continues a call of another process, like the `retry` of its result.
   *
   * @throws {ProviderError} of kind `configuration` if the data did not come from `retryData()`, or names a provider
   * that has no client here.
   */
  readonly retry: (data: RetryData, bounds?: Bounds) => Promise<RestoredResult>;
  /** Reads back what a call of another process left unknown, like the `resolve` of its result. */
  readonly resolve: (data: RetryData, options?: ResolveOptions) => Promise<RestoredResult>;
};

const settingNames = ["strict", "now", ...boundNames];

/** The plan of each target of a call. */
export const planAll = (
  name: OperationName,
  clients: Partial<CustomerClients>,
  targets: unknown,
  customer: unknown,
  settings: CallSettings = {},
): readonly Plan[] => {
  checkOptions(settings, settingNames);
  const { strict, now = new Date() } = settings;
  const wish = { name, now, ...readFields(customer, name === "create" ? "the customer" : "the changes") };
  const plans = addressed(clients, targets).map(({ provider, client, given }) =>
    planOne(provider, client, given, wish),
  );
  return strict ? refuseAll(plans) : plans;
};

/**
 * Composes the given clients into one facade.
 *
 * @example
 * ```ts
 * import { createCustomers } from "@provider-clients/customers";
 * import { createPayabliClient } from "@provider-clients/payabli";
 *
 * const payabli = createPayabliClient({ requestToken: "…", environment: "sandbox" });
 * const customers = createCustomers({ payabli });
 * ```
 */
export const createCustomers = <Clients extends Partial<CustomerClients>>(
  clients: Clients & { readonly [Name in Exclude<keyof Clients, ProviderName>]: never },
): Customers<Clients> => {
  // Outcomes are collected by name at run time, so the signatures of `Customers` state their types.
  const perform = async <Told>(
    name: OperationName,
    targets: unknown,
    customer: unknown,
    settings: CallSettings = {},
  ) => {
    const { signal, timeoutMs, retries } = settings;
    const plans = planAll(name, clients, targets, customer, settings);
    return (await run(plans, { signal, timeoutMs, retries })) as RestoredResult & Told;
  };
  const steps = <Told>(name: OperationName, ...call: [unknown, unknown, PlanSettings?]) =>
    Object.fromEntries(planAll(name, clients, ...call).map(({ provider, step }) => [provider, step])) as Told;
  const read = async <Told>(targets: unknown, bounds: Bounds = {}) => {
    checkOptions(bounds, boundNames);
    return (await readAll(clients, targets, bounds)) as ReadOutcomes & Told;
  };
  return {
    ...clients,
    create: (...call) => perform("create", ...call),
    update: (...call) => perform("update", ...call),
    plan: {
      create: (...call) => steps("create", ...call),
      update: (...call) => steps("update", ...call),
    },
    read,
    compare: async (targets, bounds) => compareRecords(await read(targets, bounds)),
    retry: async (data, bounds = {}) => retryAll(fromRetryData(clients, data), bounds),
    resolve: async (data, options = {}) => resolveAll(fromRetryData(clients, data), {}, options),
  };
};
