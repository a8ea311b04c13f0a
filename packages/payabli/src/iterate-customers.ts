import { createError } from "@provider-clients/client-core";
import type {
  Customer,
  CustomerList,
  ListCustomersOptions,
  PayabliOperations,
} from "./generated/operations.js";
import { provider } from "./generated/operations.js";

/** What one iteration takes: what one page takes, apart from where it starts. */
export interface IterateCustomersOptions extends Omit<ListCustomersOptions, "query"> {
  /** Filters and order. An order that new records do not disturb costs the fewest requests. */
  readonly query?: Omit<NonNullable<ListCustomersOptions["query"]>, "fromRecord" | "limitRecord">;
  /**
   * Records asked for at a time.
   * @default 100
   */
  readonly pageSize?: number;
  /**
   * The iteration throws rather than yield more records than this.
   * @default 1000000
   */
  readonly maxRecords?: number;
}

type ListCustomers = PayabliOperations["listCustomers"];

const refuse = (kind: "invalid-request" | "unreadable", problem: string): Error =>
  createError(`Payabli: ${problem}; nothing was changed.`, {
    provider: provider.name,
    kind,
    outcome: "rejected",
    operation: "listCustomers",
    attempts: 0,
    isRetryable: false,
  });

const recordsOf = ({ Records }: CustomerList): readonly Customer[] => {
  if (Records) return Records;
  throw refuse("unreadable", "a page of customers came without `Records`");
};

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
  if (!(Number.isSafeInteger(pageSize) && pageSize >= 2)) {
    throw refuse("invalid-request", "`pageSize` must be an integer of at least 2");
  }
  const yielded = new Set<unknown>();
  let fromRecord = 0;
  for (;;) {
    const page = recordsOf(
      await listCustomers(entry, { ...call, query: { ...query, fromRecord, limitRecord: pageSize } }),
    );
    const hasGround = fromRecord === 0 || (page[0] && yielded.has(identityOf(page[0])));
    if (!hasGround) {
      fromRecord = Math.max(0, fromRecord - pageSize + 1);
      continue;
    }
    const fresh = page.filter((record) => !yielded.has(identityOf(record)));
    for (const record of fresh) {
      if (yielded.size >= maxRecords)
        throw refuse("unreadable", "the list holds more than `maxRecords` records");
      yielded.add(identityOf(record));
      yield record;
    }
    if (page.length < 2) return;
    fromRecord += page.length - 1;
  }
}
