import type { ProviderError } from "@provider-clients/client-core";
import type { Customer } from "./customer.js";
import type { Bounds } from "./execute.js";
import { fromProvider } from "./mapping.js";
import { withHidden } from "./outcome.js";
import { addressed, readTarget } from "./plan.js";
import { type CustomerClients, type ProviderName, providers, type TypesOf } from "./providers.js";
import { refusal } from "./refusal.js";
import { sight } from "./sight.js";
import type { PerTarget } from "./targets.js";

/** The customer exists. */
export interface Found<Name extends ProviderName = ProviderName> {
  readonly provider: Name;
  readonly status: "found";
  readonly id: unknown;
  /** The record in the common model. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly record: Customer;
  /** The provider's answer as received. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly raw: TypesOf[Name]["read"]["record"];
  /** The provider's own record. Personal data: absent from `JSON.stringify` and `inspect`. */
  readonly held: object;
}

/** No such customer exists, and the provider documents how it says so. */
export interface Absent {
  readonly provider: ProviderName;
  readonly status: "absent";
}

/** The provider refused the read, or was not asked. */
export interface ReadRejected {
  readonly provider: ProviderName;
  readonly status: "rejected";
  readonly error: ProviderError;
}

/** The read was inconclusive, for the reason given. */
export interface ReadUnknown {
  readonly provider: ProviderName;
  readonly status: "unknown";
  readonly because: string;
  /** The error of the read, if it failed. */
  readonly error?: Error;
}

/** The outcome of reading one provider, discriminated by `status`. */
export type ReadOutcome<Name extends ProviderName = ProviderName> =
  | Found<Name>
  | Absent
  | ReadRejected
  | ReadUnknown;

/** The outcomes of reading, as a list. */
export interface ReadOutcomes {
  readonly outcomes: readonly ReadOutcome[];
}

/** The outcomes of reading, by provider and as a list. */
export type ReadResult<Given> = PerTarget<Given, { readonly [Name in ProviderName]: ReadOutcome<Name> }> &
  ReadOutcomes;

const readOne = async (
  provider: ProviderName,
  client: object,
  given: unknown,
  bounds: Bounds,
): Promise<ReadOutcome> => {
  const known = providers[provider];
  const { target, problems } = readTarget(known, given, known.targets.read);
  const wrong = Reflect.get(target, "id") === undefined ? [...problems, "the id is missing"] : problems;
  if (wrong.length) {
    return { provider, status: "rejected", error: refusal(wrong.join("; "), known.definition) };
  }
  const seen = await sight(known, known.read(client, target), bounds);
  if (seen.status !== "found") return { provider, ...seen };
  const { record, raw } = seen;
  // Each provider has its own types for records; at run time they are handled alike.
  return withHidden(
    { provider, status: "found", id: known.idOf(record) ?? Reflect.get(target, "id") } as const,
    {
      record: fromProvider(known.table, record),
      raw: raw as TypesOf[ProviderName]["read"]["record"],
      held: record,
    },
  );
};

/** Reads one customer at every targeted provider at the same time. */
export const readAll = async (
  clients: Partial<CustomerClients>,
  targets: unknown,
  bounds: Bounds,
): Promise<ReadOutcomes> => {
  const outcomes = await Promise.all(
    addressed(clients, targets).map(({ provider, client, given }) =>
      readOne(provider, client, given, bounds),
    ),
  );
  return { ...Object.fromEntries(outcomes.map((outcome) => [outcome.provider, outcome])), outcomes };
};
