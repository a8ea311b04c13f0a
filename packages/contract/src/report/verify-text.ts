import { type Format, paint, type Terminal } from "@provider-clients/command-line";
import type { SortedDifferences } from "../verify/accepted-differences.js";
import type { Difference } from "../verify/difference.js";
import type { VerifyReport } from "../verify/verify-server.js";

/** Renders a verification as text: differences by operation, accepted differences, and what was left out. */
export const formatVerifyReport = (
  { name, against, requests, leftOut }: VerifyReport,
  { open, accepted, gone }: SortedDifferences,
  terminal: Pick<Terminal, "isColored"> = {},
): string => {
  const style = (format: Format, text: string) => paint(terminal, format, text);
  const verdict =
    open.length === 0 ? style("green", "no difference") : style("red", countOf(open.length, "difference"));
  const found = [...Map.groupBy(open, ({ operation }) => operation)].flatMap(([operation, own]) => [
    `  ${style("bold", operation)}`,
    ...own.map(
      (each) => `    ${style("red", each.kind)} ${sentenceOf(each)} ${style("dim", `(${each.caseId})`)}`,
    ),
  ]);
  return [
    `${style("bold", name)} against ${against}: ${verdict} in ${requests} requests`,
    ...found,
    ...(open.length === 0
      ? []
      : [
          "  Each is a mistake of the server or of the document. --accepted keeps a list of those that may stay.",
        ]),
    ...(accepted.length === 0
      ? []
      : [`  accepted  ${countOf(accepted.length, "difference")}, each with its reason`]),
    ...gone.map(({ difference }) => `  gone      ${difference} ${style("dim", "(take it off the list)")}`),
    ...leftOut.map(({ operation, reason }) => `  left out  ${operation} ${style("dim", `(${reason})`)}`),
  ].join("\n");
};

const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** What the server did, and where. */
export const sentenceOf = ({ kind, place, message }: Difference): string =>
  // The messages of these contain the place.
  ["invalid-request-accepted", "invalid-request-sent", "web-page", "undocumented-status"].includes(kind)
    ? message
    : `${place}: ${message}`;
