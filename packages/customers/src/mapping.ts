import { type Customer, fieldsOf } from "./customer.js";
import type { AnyTable, MappingContext } from "./table.js";

/** What a provider gets of a customer. */
export interface Mapped {
  /** The provider's fields. */
  readonly body: Record<string, unknown>;
  /** Paths of what it cannot hold. */
  readonly ignored: readonly string[];
  /** Why nothing may be sent to it. */
  readonly refusals: readonly string[];
}

/**
 * A customer in a provider's words. A field is in `body`, in `ignored` or the reason for a refusal; one that the
 * table does not know, and null, are ignored.
 */
export function toProvider(
  table: AnyTable,
  operation: "create" | "update",
  customer: Customer,
  context: Pick<MappingContext, "id" | "now">,
): Mapped {
  const body: Record<string, unknown> = {};
  const ignored: string[] = [];
  const refusals: string[] = [];
  const ignore = (path: string): void => void ignored.push(path);
  const refuse = (reason: string): void => void refusals.push(reason);
  for (const [field, value] of fieldsOf(customer)) {
    const rule = Object.hasOwn(table, field) ? table[field] : undefined;
    const named = ignored.length + refusals.length;
    const canSend = rule && value !== null && (rule.only ?? operation) === operation;
    const held = canSend && rule.codec ? rule.codec.send(value, { ...context, ignore, refuse }) : value;
    if (canSend && held !== undefined) body[rule.write] = held;
    else if (named === ignored.length + refusals.length) ignore(field);
  }
  return { body, ignored, refusals };
}

/** A provider's record in the common model. Null counts as absent: Payabli answers it for nearly every field. */
export function fromProvider(table: AnyTable, record: object): Customer {
  const held: Readonly<Record<string, unknown>> = { ...record };
  const customer: Record<string, unknown> = {};
  const address: Record<string, unknown> = {};
  for (const [field, rule] of Object.entries(table)) {
    const value = rule?.read === undefined ? undefined : (held[rule.read] ?? undefined);
    const common = value !== undefined && rule?.codec ? rule.codec.receive?.(value) : value;
    if (common === undefined) continue;
    const part = field.split("address.")[1];
    if (part) address[part] = common;
    else customer[field] = common;
  }
  return Object.keys(address).length ? { ...customer, address } : customer;
}
