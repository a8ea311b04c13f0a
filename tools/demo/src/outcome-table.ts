import type { RecordedRequest } from "@provider-clients/contract";
import Table from "cli-table3";

/** What became of a change at one provider. */
export interface Told {
  readonly status: string;
  readonly ignored: readonly string[];
  readonly error?: { readonly message: string };
  readonly reason?: string;
}

/** What became of a change at one provider, and the exchange behind it. */
export interface OutcomeRow {
  readonly provider: string;
  readonly told: Told;
  readonly requests: readonly RecordedRequest[];
}

const narrowest = 80;
const widest = 150;
const short = { provider: 10, outcome: 10, ignored: 20 };
/** A stored record is longer than anybody reads here. */
const linesShown = 8;

const brief = (member: unknown): string =>
  typeof member === "object" && member !== null
    ? `${Object.keys(member).length} members`
    : JSON.stringify(member);

function lines(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const all = Object.entries(value).map(([name, member]) => `${name}: ${brief(member)}`);
  const rest = all.length - linesShown;
  return rest > 1 ? [...all.slice(0, linesShown), `… and ${rest} more`] : all;
}

const sent = ({ method, path, body }: RecordedRequest): string[] => [`${method} ${path}`, ...lines(body)];
const answered = ({ answer }: RecordedRequest): string[] => [`HTTP ${answer.status}`, ...lines(answer.body)];

/** The rows as a table as wide as the terminal, without colour where there is no terminal. */
export function outcomeTable(rows: readonly OutcomeRow[]): string {
  const width = Math.min(Math.max(process.stdout.columns ?? widest, narrowest), widest);
  const wide = Math.floor((width - short.provider - short.outcome - short.ignored - 6) / 2);
  const table = new Table({
    head: ["provider", "outcome", "sent", "answered", "ignored"],
    colWidths: [short.provider, short.outcome, wide, wide, short.ignored],
    wordWrap: true,
    style: process.stdout.isTTY ? {} : { head: [], border: [] },
  });
  for (const { provider, told, requests } of rows) {
    const exchange =
      requests.length > 0 ? requests.flatMap(answered) : [told.error?.message ?? told.reason ?? ""];
    const request = requests.length > 0 ? requests.flatMap(sent) : ["nothing"];
    table.push([
      provider,
      told.status,
      request.join("\n"),
      exchange.join("\n"),
      told.ignored.join("\n") || "nothing",
    ]);
  }
  return table.toString();
}
