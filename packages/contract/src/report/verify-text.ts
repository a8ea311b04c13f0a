import { type Format, paint, type Terminal } from "@provider-clients/command-line";
import type { VerifyReport } from "../verify/verify-server.js";

/** What a verification found, as text: differences by operation, and what was left out. */
export const formatVerifyReport = (
  { name, against, requests, differences, leftOut }: VerifyReport,
  terminal: Pick<Terminal, "isColored"> = {},
): string => {
  const style = (format: Format, text: string) => paint(terminal, format, text);
  const verdict =
    differences.length === 0
      ? style("green", "no difference")
      : style("red", `${differences.length} differences`);
  const operations = [...new Set(differences.map(({ operation }) => operation))];
  const found = operations.flatMap((operation) => {
    const own = differences.filter((difference) => difference.operation === operation);
    return [
      `  ${style("bold", operation)}`,
      ...own.map(
        ({ kind, place, message, caseId }) =>
          `    ${style("red", kind)} ${place}: ${message} ${style("dim", `(${caseId})`)}`,
      ),
    ];
  });
  return [
    `${style("bold", name)} against ${against}: ${verdict} in ${requests} requests`,
    ...found,
    ...(differences.length === 0
      ? []
      : [
          "  Each of these is a mistake of the server or of the document; --patch proposes changes of the document.",
        ]),
    ...leftOut.map(({ operation, reason }) => `  left out  ${operation} ${style("dim", `(${reason})`)}`),
  ].join("\n");
};
