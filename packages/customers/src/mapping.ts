import type { Customer } from "./customer.js";
import type { GivenFields } from "./fields.js";
import type { AnyTable, MappingContext } from "./table.js";

/** A customer as one provider gets it. */
export interface Mapped {
  /** The provider's fields. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Paths of the fields that are sent. */
  readonly sent: readonly string[];
  /** Paths of the fields that the provider cannot hold. */
  readonly ignored: readonly string[];
  /** Paths of the fields whose value must not be sent to this provider. */
  readonly refused: readonly string[];
}

/** The keys of an object that a conversion dropped. */
const lostKeys = (value: unknown, held: unknown): readonly string[] =>
  held !== value && typeof held === "object"
    ? Object.keys(Object(value)).filter((key) => !Object.hasOwn(Object(held), key))
    : [];

/** Maps a customer to a provider's fields. Each field is in `sent`, `ignored` or `refused`; null is ignored. */
export const toProvider = (
  table: AnyTable,
  operation: "create" | "update",
  given: GivenFields["values"],
  context: MappingContext,
): Mapped => {
  const body: Record<string, unknown> = {};
  const sent: string[] = [];
  const ignored: string[] = [];
  const refused: string[] = [];
  for (const [field, value] of given) {
    const rule = table[field];
    const canHold = rule && value !== null && (rule.only ?? operation) === operation;
    const held = canHold ? (rule.codec ? rule.codec.send(value, context) : value) : undefined;
    if (!rule || held === undefined) ignored.push(field);
    else if (held === null) refused.push(field);
    else {
      body[rule.sent] = held;
      sent.push(field);
      ignored.push(...lostKeys(value, held).map((key) => `${field}.${key}`));
    }
  }
  return { body, sent, ignored, refused };
};

/** The value of one field in a record, in the provider's own form. */
export const answeredValue = (table: AnyTable, field: string, record: object): unknown => {
  const rule = table[field];
  const name = rule?.answered ?? rule?.sent;
  return name !== undefined && Object.hasOwn(record, name) ? Reflect.get(record, name) : undefined;
};

/** Maps a provider's record to the common model. Null counts as absent: Payabli returns it for nearly every field. */
export const fromProvider = (table: AnyTable, record: object): Customer => {
  const customer: Record<string, unknown> & { address?: object } = {};
  for (const [field, rule] of Object.entries(table)) {
    if (rule?.codec?.oneWay) continue;
    const value = answeredValue(table, field, record) ?? undefined;
    const common = rule?.codec?.receive && value !== undefined ? rule.codec.receive(value) : value;
    if (common === undefined) continue;
    const [whole = "", part] = field.split(".");
    customer[whole] = part ? { ...customer.address, [part]: common } : common;
  }
  return customer;
};
