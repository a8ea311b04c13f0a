import type { CustomerField } from "./customer.js";
import { type Loss, losses } from "./losses.js";
import { required } from "./required.js";
import type { AnyTable } from "./table.js";
import { finosuTable } from "./tables/finosu.js";
import { payabliTable } from "./tables/payabli.js";
import { soapTable } from "./tables/soap.js";
import type { ProviderName } from "./targets.js";

/** What one provider can do with one field in one operation. */
export interface Capability {
  /** `partly`: `loss` says which values are changed, refused or ignored. `no`: the provider has no such field. */
  readonly support: "yes" | "partly" | "no";
  /** The provider's name of the field. */
  readonly name?: string;
  /** What gets lost, in one sentence. */
  readonly loss?: string;
  /** No customer is created without it; at Finosu, unless `sync` is true. */
  readonly required?: true;
}

/** Sending a field when a customer is created or updated, and finding it in the answered record. */
export type CapabilityOperation = "create" | "update" | "read";

/** Provider × operation × field. */
export type Capabilities = {
  readonly [Provider in ProviderName]: {
    readonly [Operation in CapabilityOperation]: { readonly [Field in CustomerField]: Capability };
  };
};

const tables: { readonly [Provider in ProviderName]: AnyTable } = {
  finosu: finosuTable,
  soap: soapTable,
  payabli: payabliTable,
};

const capability = (
  provider: ProviderName,
  operation: CapabilityOperation,
  field: CustomerField,
): Capability => {
  const [write, read = write, codec] = tables[provider][field] ?? [];
  const canSend = operation === "create" || codec?.only !== "create";
  const loss: Loss | undefined = losses[provider][field];
  const [name, lost] = operation === "read" ? [read, loss?.read] : [canSend && write, loss?.write];
  const isRequired = operation === "create" && new Set<string>(required[provider]).has(field);
  return {
    support: name ? (lost ? "partly" : "yes") : "no",
    ...(name && { name }),
    ...(lost && { loss: lost }),
    ...(isRequired && { required: true }),
  };
};

const fields = Object.keys({ ...payabliTable, ...finosuTable, ...soapTable }) as CustomerField[];
const operations = ["create", "update", "read"] as const;

const ofProvider = (provider: ProviderName): object =>
  Object.fromEntries(
    operations.map((operation) => [
      operation,
      Object.fromEntries(fields.map((field) => [field, capability(provider, operation, field)])),
    ]),
  );

/** What each provider can hold of a customer, worked out from the tables that the mapping itself uses. */
export const capabilities = Object.fromEntries(
  (Object.keys(tables) as ProviderName[]).map((provider) => [provider, ofProvider(provider)]),
) as Capabilities;
