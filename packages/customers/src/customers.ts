import type { Answer, CallSettings, Checked } from "./call.js";
import type { Customer, CustomerChanges } from "./customer.js";
import { planAll, refuseAll } from "./plan.js";
import type { CustomerClients, OperationName, ProviderName, Targets } from "./providers.js";
import type { NewCustomer } from "./required.js";
import { run } from "./result.js";

/** The clients, and what can be done with one customer at all of them. */
export type Customers<Clients> = Clients & {
  /**
   * Creates a customer at one or several providers at the same time, and says per provider what happened.
   *
   * @param targets Where, and what each provider needs to know beside the customer.
   * @param customer The customer, with every field that the targeted providers require.
   * @returns One outcome per target: `applied` with the new `id`, `rejected`, `unknown` or `skipped`. What is
   *   unknown may have been created: only Payabli takes an idempotency key.
   * @throws {ProviderError} of kind `configuration` when no target or an unconfigured one is named.
   */
  readonly create: <Given extends Targets<"create", Clients>, Dry extends boolean = false>(
    targets: Given & Checked<"create", Clients, Given>,
    customer: NewCustomer<Given>,
    options?: CallSettings<Dry>,
  ) => Answer<"create", Given, Dry>;
  /**
   * Changes a customer at one or several providers at the same time, and says per provider what happened.
   *
   * @param targets Which customer, at which providers. One provider's failure never hides another's answer.
   * @param changes The fields to change. A field that is left out keeps its value at Soap and Payabli; Finosu does
   *   not say what it does.
   * @returns One outcome per target: `applied`, `rejected`, `unknown` or `skipped`.
   * @throws {ProviderError} of kind `configuration` when no target or an unconfigured one is named.
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
  readonly update: <Given extends Targets<"update", Clients>, Dry extends boolean = false>(
    targets: Given & Checked<"update", Clients, Given>,
    changes: CustomerChanges,
    options?: CallSettings<Dry>,
  ) => Answer<"update", Given, Dry>;
};

/**
 * The clients given, with `create` and `update` across them.
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
export function createCustomers<Clients extends Partial<CustomerClients>>(
  clients: Clients & { readonly [Name in Exclude<keyof Clients, ProviderName>]: never },
): Customers<Clients> {
  // Outcomes are gathered by name at run time, so their types are stated by each operation's signature.
  const perform = async <Told>(
    operation: OperationName,
    targets: Targets<OperationName, CustomerClients>,
    customer: Customer,
    { strict, dryRun, now = new Date(), ...bounds }: CallSettings = {},
  ): Promise<Told> => {
    const wished = planAll(operation, clients, targets, customer, now);
    const plans = strict ? refuseAll(wished) : wished;
    const told = dryRun
      ? Object.fromEntries(plans.map(({ provider, step }) => [provider, step]))
      : await run(plans, bounds);
    return told as Told;
  };
  return {
    ...clients,
    create: (...call) => perform("create", ...call),
    update: (...call) => perform("update", ...call),
  };
}
