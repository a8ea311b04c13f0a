import type { Validate } from "@provider-clients/client-core";
import { createCustomerRequest as finosuRequest } from "@provider-clients/finosu/validators";
import { createCustomerRequest as payabliRequest } from "@provider-clients/payabli/validators";
import { createCustomerRequest as soapRequest } from "@provider-clients/soap/validators";
import { namedByTarget } from "./codecs.js";
import type { CustomerField } from "./customer.js";
import { losses } from "./losses.js";
import { type ProviderName, providers } from "./providers.js";

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

// What an empty customer lacks is what the documents require.
const lacking = (validate: Validate): ReadonlySet<string> =>
  new Set(validate({}).flatMap(({ keyword, path }) => (keyword === "required" ? [path.slice(1)] : [])));

const required: { readonly [Provider in ProviderName]: ReadonlySet<string> } = {
  finosu: lacking(finosuRequest),
  soap: lacking(soapRequest),
  payabli: lacking(payabliRequest),
};

const capability = (
  provider: ProviderName,
  operation: CapabilityOperation,
  field: CustomerField,
): Capability => {
  const [write = "", read = write, codec] = providers[provider].table[field] ?? [];
  const canSend = operation === "create" || codec?.only !== "create";
  const loss = losses.get(codec);
  const [name, lost] = operation === "read" ? [read, loss?.read] : [canSend && write, loss?.write];
  const isRequired = operation === "create" && codec !== namedByTarget && required[provider].has(write);
  return {
    support: name ? (lost ? "partly" : "yes") : "no",
    ...(name && { name }),
    ...(lost && { loss: lost }),
    ...(isRequired && { required: true }),
  };
};

const names = Object.keys(providers) as ProviderName[];
const { finosu, payabli, soap } = providers;
const fields = Object.keys({ ...payabli.table, ...finosu.table, ...soap.table }) as CustomerField[];
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
  names.map((provider) => [provider, ofProvider(provider)]),
) as Capabilities;
