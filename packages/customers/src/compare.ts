import type { CustomerField } from "./customer.js";
import { fieldNames } from "./fields.js";
import { answeredValue } from "./mapping.js";
import { withHidden } from "./outcome.js";
import { type ProviderName, providers } from "./providers.js";
import type { Found, ReadOutcomes } from "./read.js";
import { isEqual } from "./same.js";

/** One field, at the providers where the customer was found. */
export interface FieldComparison {
  readonly field: CustomerField;
  /**
   * `same`: all providers that can hold the field hold the same value. `different`: two values differ, or one is
   * missing. `one-only`: no other provider can hold it. `not-comparable`: fewer than two values can be compared; the
   * reasons are in `notComparable`.
   */
  readonly verdict: "same" | "different" | "one-only" | "not-comparable";
  /** The providers that hold a comparable value. */
  readonly heldBy: readonly ProviderName[];
  /** The providers that could hold the field but do not. */
  readonly missingAt: readonly ProviderName[];
  /** Why a provider's value cannot be compared. */
  readonly notComparable: { readonly [Name in ProviderName]?: string };
  /** The value at each provider. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly values: { readonly [Name in ProviderName]?: unknown };
}

/** The records of one customer side by side. */
export interface Comparison extends ReadOutcomes {
  /** True if no field is different and every provider was read. */
  readonly agrees: boolean;
  /** The fields that at least one provider holds. */
  readonly fields: readonly FieldComparison[];
}

type Held = { readonly value: unknown } | { readonly reason: string } | "missing" | "no place";

const heldAt = ({ provider, held }: Found, field: CustomerField): Held => {
  const { table, definition } = providers[provider];
  const rule = table[field];
  if (!rule) return "no place";
  if (rule.unread) return { reason: rule.unread };
  const answered = answeredValue(table, field, held) ?? undefined;
  if (answered === undefined) return "missing";
  if (rule.codec?.oneWay)
    return { reason: `${definition.title} holds it in a form that several values share` };
  const value = rule.codec?.receive ? rule.codec.receive(answered) : answered;
  return value === undefined ? { reason: `${definition.title} returns it in its own form` } : { value };
};

const compareField = (field: CustomerField, found: readonly Found[]): FieldComparison | undefined => {
  const held = found.map((one) => ({ provider: one.provider, at: heldAt(one, field) }));
  const values = held.flatMap(({ provider, at }) =>
    typeof at === "object" && "value" in at ? [[provider, at.value] as const] : [],
  );
  const reasons = held.flatMap(({ provider, at }) =>
    typeof at === "object" && "reason" in at ? [[provider, at.reason] as const] : [],
  );
  const missingAt = held.flatMap(({ provider, at }) => (at === "missing" ? [provider] : []));
  const [first] = values;
  if (!first && !reasons.length) return undefined;
  const areEqual = values.every(([, value]) => isEqual(value, first?.[1]));
  const isLacking = values.length < 2;
  const few = reasons.length ? "not-comparable" : "one-only";
  const verdict = isLacking ? few : areEqual && !missingAt.length ? "same" : "different";
  return withHidden(
    {
      field,
      verdict,
      heldBy: values.map(([provider]) => provider),
      missingAt,
      notComparable: Object.fromEntries(reasons),
    } as const,
    { values: Object.fromEntries(values) },
  );
};

/** Compares the records field by field. */
export const compareRecords = (read: ReadOutcomes): Comparison => {
  const found = read.outcomes.flatMap((outcome) => (outcome.status === "found" ? [outcome] : []));
  const fields = fieldNames.flatMap((field) => compareField(field, found) ?? []);
  const isWhole = found.length === read.outcomes.length;
  return { ...read, fields, agrees: isWhole && fields.every(({ verdict }) => verdict !== "different") };
};
