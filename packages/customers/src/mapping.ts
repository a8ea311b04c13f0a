import { type Customer, fieldsOf } from "./customer.js";
import type { AnyTable, MappingContext } from "./table.js";

/** What a provider gets of a customer. */
export interface Mapped {
  /** The provider's fields. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Paths of what it cannot hold. */
  readonly ignored: readonly string[];
  /** Fields with a value for which nothing may be sent to it. */
  readonly refused: readonly string[];
}

/**
 * A customer in a provider's words. Each field is in `body`, in `ignored` or in `refused`; one that the table does
 * not know, and null, are ignored.
 */
export function toProvider(
  table: AnyTable,
  operation: "create" | "update",
  customer: Customer,
  context: MappingContext,
): Mapped {
  const body: Record<string, unknown> = {};
  const ignored: string[] = [];
  const refused: string[] = [];
  for (const [field, value] of fieldsOf(customer)) {
    const [name = "", , codec] = (Object.hasOwn(table, field) && table[field]) || [];
    const canHold = name && value !== null && (codec?.only ?? operation) === operation;
    const held = canHold ? (codec ? codec.send(value, context) : value) : undefined;
    if (held === undefined) ignored.push(field);
    else if (held === null) refused.push(field);
    else {
      body[name] = held;
      // A conversion that keeps a part of an object loses the other keys.
      if (held !== value && typeof held === "object") {
        for (const key of Object.keys(Object(value)))
          if (!Object.hasOwn(held, key)) ignored.push(`${field}.${key}`);
      }
    }
  }
  return { body, ignored, refused };
}

/** A provider's record in the common model. Null counts as absent: Payabli answers it for nearly every field. */
export function fromProvider(table: AnyTable, record: Readonly<Record<string, unknown>>): Customer {
  const customer: Record<string, unknown> & { address?: object } = {};
  for (const [field, [write, read = write, codec] = [""]] of Object.entries(table)) {
    const value = record[read ?? ""] ?? undefined;
    const common = codec?.receive && value !== undefined ? codec.receive(value) : value;
    if (common === undefined) continue;
    const [whole = "", part] = field.split(".");
    customer[whole] = part ? { ...customer.address, [part]: common } : common;
  }
  return customer;
}
