import type { AnyOutcome, CustomerClients, Customers } from "@provider-clients/customers";
import { planRow } from "@provider-clients/customers/bulk";
import type { AnyRow } from "../ledger/content.js";
import type { State } from "../ledger/entry.js";
import { interrupted } from "./paced-call.js";

/** How one unknown part is read back. */
export interface ReadBackOptions {
  readonly timeoutMs?: number | undefined;
  readonly settleMs?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Reads the customer of an unknown part back. Undefined if the row names no customer. */
export const readBack = async (
  customers: Customers<Partial<CustomerClients>>,
  row: AnyRow,
  { timeoutMs, settleMs, signal }: ReadBackOptions,
): Promise<AnyOutcome | undefined> => {
  const [call] = planRow(customers, row);
  return call?.resolve(interrupted(call), { timeoutMs, settleMs, signal });
};

/** The state after reading back. A part that was not applied is rejected, or queued again. */
export const stateAfter = ({ status }: AnyOutcome, requeue: boolean): State => {
  if (status === "not-applied") return requeue ? "queued" : "rejected";
  return status;
};
