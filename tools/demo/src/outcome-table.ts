import { renderTable, type Terminal } from "@provider-clients/command-line";
import type { RecordedRequest } from "@provider-clients/contract";

/** The outcome of a change at one provider. */
export interface Told {
  readonly status: string;
  readonly ignored: readonly string[];
  readonly error?: { readonly message: string };
  readonly reason?: string;
}

/** The outcome of a change at one provider, with its request and response. */
export interface OutcomeRow {
  readonly provider: string;
  readonly told: Told;
  readonly requests: readonly RecordedRequest[];
}

/** Used if the width of the terminal is unknown. */
const widest = 150;
/** The request is shown in full, the response only in part. */
const linesSent = 12;
const linesAnswered = 4;

const brief = (member: unknown): string =>
  typeof member === "object" && member !== null
    ? `${Object.keys(member).length} members`
    : JSON.stringify(member);

const lines = (value: unknown, shown: number): string[] => {
  if (typeof value !== "object" || value === null) return [];
  const all = Object.entries(value).map(([name, member]) => `${name}: ${brief(member)}`);
  const rest = all.length - shown;
  return rest > 1 ? [...all.slice(0, shown), `… and ${rest} more`] : all;
};

const sent = ({ method, path, body }: RecordedRequest): string[] => [
  `${method} ${path}`,
  ...lines(body, linesSent),
];
const answered = ({ answer }: RecordedRequest): string[] => [
  `HTTP ${answer.status}`,
  ...lines(answer.body, linesAnswered),
];

/** The rows as a table as wide as the terminal. */
export const outcomeTable = (rows: readonly OutcomeRow[], terminal: Terminal): string =>
  renderTable(
    {
      columns: [
        { title: "provider" },
        { title: "outcome" },
        { title: "sent", isFlexible: true },
        { title: "answered", isFlexible: true },
        { title: "ignored", isFlexible: true },
      ],
      rows: rows.map(cellsOf),
      isSpaced: true,
    },
    { ...terminal, columns: terminal.columns ?? widest },
  ).join("\n");

const cellsOf = ({ provider, told, requests }: OutcomeRow): string[] => {
  const exchange =
    requests.length > 0 ? requests.flatMap(answered) : [told.error?.message ?? told.reason ?? ""];
  const request = requests.length > 0 ? requests.flatMap(sent) : ["nothing"];
  return [
    provider,
    told.status,
    request.join("\n"),
    exchange.join("\n"),
    told.ignored.join("\n") || "nothing",
  ];
};
