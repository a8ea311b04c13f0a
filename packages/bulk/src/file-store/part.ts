import type { ProviderName } from "@provider-clients/customers";
import { toPlain } from "@provider-clients/customers/bulk";
import { type AnyRow, partOf } from "../ledger/content.js";
import type { ReadRow } from "../ledger/enqueue.js";
import { keyOf } from "../ledger/key-of.js";

/** One provider's part of a row, as identified in the results. */
export interface Part {
  readonly line: number | undefined;
  readonly key: string;
  readonly provider: ProviderName;
}

/** Identifies a part within a run, in its checkpoint and its results. */
export const partName = ({ key, provider }: { readonly key: string; readonly provider: string }): string =>
  `${key} ${provider}`;

/** The parts of a validated row, one per provider that it names. */
export const partsOf = (read: ReadRow): { readonly part: Part; readonly row: AnyRow }[] => {
  if (read.row === null) return [];
  // The row was validated when it was read.
  const row = read.row as AnyRow;
  const key = keyOf(toPlain(row));
  const providers = Object.keys(row.targets) as ProviderName[];
  return providers.map((provider) => ({
    part: { line: read.line, key, provider },
    row: partOf(row, provider),
  }));
};
