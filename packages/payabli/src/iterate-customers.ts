import { createError } from "@provider-clients/client-core";
import type { Customer, ListCustomersOptions, PayabliOperations } from "./generated/operations.js";
import { provider } from "./generated/operations.js";

/** What one iteration takes: what one page takes, apart from where it starts. */
export interface IterateCustomersOptions extends Omit<ListCustomersOptions, "query"> {
  /** Filters and order. An order that new records do not disturb costs the fewest requests. */
  readonly query?: Omit<NonNullable<ListCustomersOptions["query"]>, "fromRecord" | "limitRecord">;
  /**
   * Records asked for at a time, at least 2.
   * @default 100
   */
  readonly pageSize?: number;
  /**
   * The iteration throws rather than ask for a further page after more records than this.
   * @default 1000000
   */
  readonly maxRecords?: number;
}

type ListCustomers = PayabliOperations["listCustomers"];

// Pages that are read again after deletions bring nothing new. So many in a row are no list that changes, but a
// provider that does not look at where a page is to begin.
const mostPagesWithoutNews = 100;

/** What makes a record the same one on two pages: Payabli's id, or all of it where it has none. */
const identityOf = (record: Customer): unknown => record.customerId ?? JSON.stringify(record);

/**
 * Yields every record of a list once, however many come or go while it is read.
 *
 * The provider counts positions, and positions move when the list changes. So each page begins with the last
 * record of the one before. Where that record is not found there, records have moved towards the start: the
 * page before is read again, and so on until known ground; what was yielded already is passed over. The totals
 * that Payabli sends are not used, because they change too.
 */
export async function* iterateCustomers(
  listCustomers: ListCustomers,
  entry: string,
  options: IterateCustomersOptions = {},
): AsyncGenerator<Customer, void, undefined> {
  const { pageSize = 100, maxRecords = 1_000_000, query, ...call } = options;
  const yielded = new Set<unknown>();
  const isKnown = (record: Customer | undefined): boolean => !!record && yielded.has(identityOf(record));
  let fromRecord = 0;
  let known = 0;
  let pagesWithoutNews = 0;
  for (;;) {
    pagesWithoutNews = yielded.size > known ? 0 : pagesWithoutNews + 1;
    known = yielded.size;
    const limitRecord = Math.max(pageSize, 2);
    const { Records } = await listCustomers(entry, { ...call, query: { ...query, fromRecord, limitRecord } });
    if (!Records || known > maxRecords || pagesWithoutNews > mostPagesWithoutNews) {
      throw createError("Payabli answered a page without `Records`, no end, or more than `maxRecords`.", {
        provider: provider.name,
        kind: "unreadable",
        outcome: "rejected",
        attempts: 1,
        isRetryable: false,
      });
    }
    if (fromRecord && !isKnown(Records[0])) {
      fromRecord = Math.max(0, fromRecord - limitRecord + 1);
      continue;
    }
    for (const record of Records) {
      if (isKnown(record)) continue;
      yielded.add(identityOf(record));
      yield record;
    }
    if (Records.length < 2) return;
    fromRecord += Records.length - 1;
  }
}
