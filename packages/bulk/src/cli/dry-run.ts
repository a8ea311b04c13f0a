import { renderTable, type Terminal } from "@provider-clients/command-line";
import type { CustomerClients, Customers } from "@provider-clients/customers";
import { planRow } from "@provider-clients/customers/bulk";
import type { AnyRow } from "../ledger/content.js";
import type { ReadRow } from "../ledger/enqueue.js";

const mostShown = 20;

interface Told {
  readonly provider: string;
  readonly status: "would be sent" | "rejected" | "skipped" | "invalid";
  readonly reason?: string;
  readonly column?: string | undefined;
  readonly ignored: readonly string[];
}

const tell = (customers: Customers<Partial<CustomerClients>>, { row, invalid }: ReadRow): readonly Told[] => {
  const refused = (invalid?.providers ?? []).map((provider): Told => {
    return {
      provider,
      status: "invalid",
      reason: invalid?.reason ?? "",
      column: invalid?.column,
      ignored: [],
    };
  });
  if (row === null) return refused;
  // The row was validated when it was read.
  const calls = planRow(customers, row as AnyRow);
  const planned = calls.map(({ provider, known, ignored }): Told => {
    if (known?.status === "rejected")
      return { provider, status: "rejected", reason: known.error.message, ignored };
    if (known?.status === "skipped") return { provider, status: "skipped", reason: known.reason, ignored };
    return { provider, status: "would be sent", ignored };
  });
  return [...refused, ...planned];
};

/** Prints what an import would send and what it could not; sends nothing. Returns true if there is no problem. */
export const dryRun = async (
  customers: Customers<Partial<CustomerClients>>,
  rows: AsyncIterable<ReadRow>,
  terminal: Terminal,
): Promise<boolean> => {
  const counts = new Map<string, number>();
  let problems = 0;
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  for await (const row of rows) {
    for (const { provider, status, reason, column, ignored } of tell(customers, row)) {
      count(`${provider}\t${status}`);
      for (const field of ignored) count(`${provider}\tignores ${field}`);
      if (status !== "rejected" && status !== "invalid") continue;
      const place = [
        `line ${row.line ?? "?"}`,
        ...(column === undefined ? [] : [`column ${column}`]),
        // A line that cannot be read names no provider.
        ...(provider === "none" ? [] : [provider]),
      ];
      if (problems++ < mostShown) terminal.log(`${place.join(", ")}: ${reason}`);
    }
  }
  if (problems > mostShown) terminal.log(`… and ${problems - mostShown} more`);
  const table = {
    columns: [{ title: "provider" }, { title: "" }, { title: "rows", align: "right" as const }],
    rows: [...counts].sort().map(([name, amount]) => [...name.split("\t"), String(amount)]),
  };
  for (const line of renderTable(table, terminal)) terminal.log(line);
  terminal.log("Nothing was sent.");
  return problems === 0;
};
