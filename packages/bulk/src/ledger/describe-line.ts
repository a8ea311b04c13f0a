import type { Ending } from "../ledger/entry.js";
import type { ResultLine } from "../ledger/export-lines.js";

const reasonOf = (ending: Ending | undefined): string => {
  if (!ending) return "";
  if (!("status" in ending)) return ending.reason;
  return ending.because ?? ending.reason ?? ending.error?.message ?? ending.error?.name ?? "";
};

const columns = ["line", "key", "provider", "state", "id", "sent", "ignored", "column", "reason"] as const;

/** The header of a results file. */
export const csvHeader = columns.join(",");

const cell = (value: string): string => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** A result as a line of CSV. */
export const toCsv = ({ line, key, provider, state, ending }: ResultLine): string => {
  const outcome = ending && "status" in ending ? ending : undefined;
  const values = {
    line: String(line ?? ""),
    key,
    provider,
    state,
    id: String(outcome?.id ?? ""),
    sent: outcome?.sent.join(" ") ?? "",
    ignored: outcome?.ignored.join(" ") ?? "",
    column: ending && "column" in ending ? String(ending.column) : "",
    reason: reasonOf(ending),
  };
  return columns.map((name) => cell(values[name])).join(",");
};
