import type { CustomerClients, ProviderName } from "@provider-clients/customers";
import { fromPlain, type Row } from "@provider-clients/customers/bulk";
import { targetMembers } from "@provider-clients/customers/capabilities";

/** A row, for any of the providers. */
export type AnyRow = Row<Partial<CustomerClients>>;

/** The row that was written as JSON. */
export const readContent = (text: string): AnyRow =>
  // It was a row when it was written, or is refused when it is planned.
  fromPlain(JSON.parse(text)) as AnyRow;

/** Adds an idempotency key to a target whose creation takes one, so that every retry sends the same key. */
const withKey = <Target>(target: Target, provider: ProviderName): Target => {
  if (typeof target !== "object" || target === null) return target;
  if (!targetMembers[provider].create.includes("idempotencyKey")) return target;
  return { ...target, idempotencyKey: Reflect.get(target, "idempotencyKey") ?? crypto.randomUUID() };
};

/** One provider's part of a row: the change, with only this provider's target. */
export const partOf = (row: AnyRow, provider: ProviderName): AnyRow => {
  const target = row.targets[provider];
  const isNew = row.customer !== undefined;
  return { ...row, targets: { [provider]: isNew ? withKey(target, provider) : target } };
};
