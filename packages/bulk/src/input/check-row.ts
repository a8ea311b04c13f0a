import { isProviderError } from "@provider-clients/client-core";
import type { CustomerClients, Customers } from "@provider-clients/customers";
import { planRow, type RowCall } from "@provider-clients/customers/bulk";
import type { AnyRow } from "../ledger/content.js";
import type { ReadRow } from "../ledger/enqueue.js";
import type { Mapping } from "./mapping.js";

type AnyCustomers = Customers<Partial<CustomerClients>>;

/** The complaint of a strict run: anything that a provider would not get. */
const lossOf = ({ provider, known, ignored }: RowCall): string | undefined => {
  if (known?.status === "rejected") return known.error.message;
  return ignored.length ? `${provider} has no place for ${ignored.join(", ")}` : undefined;
};

const problemOf = (customers: AnyCustomers, row: AnyRow, isStrict: boolean): string | undefined => {
  try {
    const calls = planRow(customers, row);
    return isStrict ? calls.map(lossOf).find((loss) => loss !== undefined) : undefined;
  } catch (error) {
    if (isProviderError(error)) return error.message;
    throw error;
  }
};

/** The column of the field that a sentence is about, if there is one. */
const columnIn = ({ places }: Mapping, sentence: string): string | undefined => {
  const place = places.find(({ path, source, provider }) => {
    const name = path.join(".");
    return provider === undefined && "column" in source && sentence.split(/[^\w.]+/).includes(name);
  });
  return place && "column" in place.source ? place.source.column : undefined;
};

/**
 * Returns the row, or the reasons why the providers' clients would refuse it; in a strict run, also anything that would
 * be ignored.
 */
export const checkRow = (
  read: ReadRow,
  mapping: Mapping | undefined,
  customers: AnyCustomers,
  isStrict: boolean,
): ReadRow => {
  if (read.row === null) return read;
  // Not validated yet: planning does that.
  const row = read.row as AnyRow;
  const reason = problemOf(customers, row, isStrict);
  if (reason === undefined) return read;
  const column = mapping && columnIn(mapping, reason);
  const targets = Object.keys(Object(Object(row).targets));
  const providers = [...targets, ...(read.invalid?.providers ?? [])];
  return {
    row: null,
    ...(read.line !== undefined && { line: read.line }),
    invalid: {
      reason,
      ...(column !== undefined && { column }),
      providers: providers.length ? providers : ["none"],
    },
  };
};
