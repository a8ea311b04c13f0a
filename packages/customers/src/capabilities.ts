import type { CustomerField } from "./customer.js";
import { fieldNames } from "./fields.js";
import { losses } from "./losses.js";
import { type ProviderName, providerNames, providers } from "./providers.js";

/** What one provider can do with one field in one operation. */
export interface Capability {
  /** `partly`: `loss` states which values are changed, refused or ignored. `no`: the provider has no such field. */
  readonly support: "yes" | "partly" | "no";
  /** The provider's name for the field. */
  readonly name?: string;
  /** What is lost, in one sentence. */
  readonly loss?: string;
  /** The provider requires it to create a customer; Finosu does not if `sync` is true. */
  readonly required?: true;
}

/** `create` and `update` send the field; `read` finds it in the returned record. */
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

/** What each provider can hold of a customer, derived from the mapping tables. */
export const capabilities = Object.fromEntries(
  providerNames.map((provider) => [provider, ofProvider(provider)]),
) as Capabilities;

const membersOf = (provider: ProviderName): object =>
  Object.fromEntries(
    operations.map((operation) => [operation, Object.keys(providers[provider].targets[operation])]),
  );

/** The members of each operation's target, by provider. */
export const targetMembers = Object.fromEntries(
  providerNames.map((provider) => [provider, membersOf(provider)]),
) as { readonly [Provider in ProviderName]: { readonly [Name in CapabilityOperation]: readonly string[] } };
