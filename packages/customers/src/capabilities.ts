import type { CustomerField } from "./customer.js";
import { fieldNames } from "./fields.js";
import { losses } from "./losses.js";
import { type ProviderName, providerNames, providers } from "./providers.js";

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

const capability = (
  provider: ProviderName,
  operation: CapabilityOperation,
  field: CustomerField,
): Capability => {
  const { table, required } = providers[provider];
  const rule = table[field];
  if (!rule) return { support: "no" };
  const { sent, answered = sent, codec, only } = rule;
  const { read, write } = losses.get(codec) ?? {};
  const canDo = operation === "read" ? !codec?.oneWay : (only ?? operation) === operation;
  const loss = operation === "read" ? ((rule.unread && `${rule.unread}.`) ?? read) : write;
  return {
    support: canDo ? (loss ? "partly" : "yes") : "no",
    ...(canDo && { name: operation === "read" ? answered : sent }),
    ...((canDo || operation === "read") && loss && { loss }),
    ...(operation === "create" && Object.hasOwn(required, field) && { required: true }),
  };
};

const operations = ["create", "update", "read"] as const;

const ofProvider = (provider: ProviderName): object =>
  Object.fromEntries(
    operations.map((operation) => [
      operation,
      Object.fromEntries(fieldNames.map((field) => [field, capability(provider, operation, field)])),
    ]),
  );

/** What each provider can hold of a customer, worked out from the tables that the mapping itself uses. */
export const capabilities = Object.fromEntries(
  providerNames.map((provider) => [provider, ofProvider(provider)]),
) as Capabilities;

const membersOf = (provider: ProviderName): object =>
  Object.fromEntries(
    operations.map((operation) => [operation, Object.keys(providers[provider].targets[operation])]),
  );

/** What the target of each operation can say, by provider. */
export const targetMembers = Object.fromEntries(
  providerNames.map((provider) => [provider, membersOf(provider)]),
) as { readonly [Provider in ProviderName]: { readonly [Name in CapabilityOperation]: readonly string[] } };
