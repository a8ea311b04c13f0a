import type { RecordedRequest } from "@provider-clients/contract";
import Table from "cli-table3";

/** What became of the change at one provider, and the exchange behind it. */
export interface OutcomeRow {
  readonly provider: string;
  readonly outcome: { readonly status: string; readonly ignored: readonly string[] };
  readonly requests: readonly RecordedRequest[];
}

const narrowest = 80;
const short = { provider: 10, outcome: 11, ignored: 18 };

const lines = (value: unknown): string =>
  value === undefined ? "" : JSON.stringify(value, null, 1).replace(/^[{}]\n?|\n?[{}]$/g, "");

const sent = ({ method, path, body }: RecordedRequest): string => `${method} ${path}\n${lines(body)}`;
const answered = ({ answer }: RecordedRequest): string => `HTTP ${answer.status}\n${lines(answer.body)}`;

/** The rows as a table as wide as the terminal, and no colour where there is none. */
export function outcomeTable(rows: readonly OutcomeRow[]): string {
  const width = Math.max(process.stdout.columns ?? 120, narrowest);
  const wide = Math.floor((width - short.provider - short.outcome - short.ignored - 6) / 2);
  const table = new Table({
    head: ["provider", "outcome", "sent", "answered", "ignored"],
    colWidths: [short.provider, short.outcome, wide, wide, short.ignored],
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: process.stdout.isTTY ? {} : { head: [], border: [] },
  });
  for (const { provider, outcome, requests } of rows) {
    table.push([
      provider,
      outcome.status,
      requests.map(sent).join("\n"),
      requests.map(answered).join("\n"),
      outcome.ignored.join("\n") || "nothing",
    ]);
  }
  return table.toString();
}
