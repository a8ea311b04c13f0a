import { styleText } from "node:util";
import type { VerifyReport } from "../verify/verify-server.js";

/** What a verification found, as text: differences by operation, and what was left out. */
export const formatVerifyReport = ({
  name,
  against,
  requests,
  differences,
  leftOut,
}: VerifyReport): string => {
  const verdict =
    differences.length === 0
      ? styleText("green", "no difference")
      : styleText("red", `${differences.length} differences`);
  const operations = [...new Set(differences.map(({ operation }) => operation))];
  const found = operations.flatMap((operation) => {
    const own = differences.filter((difference) => difference.operation === operation);
    return [
      `  ${styleText("bold", operation)}`,
      ...own.map(
        ({ kind, place, message, caseId }) =>
          `    ${styleText("red", kind)} ${place}: ${message} ${styleText("dim", `(${caseId})`)}`,
      ),
    ];
  });
  return [
    `${styleText("bold", name)} against ${against}: ${verdict} in ${requests} requests`,
    ...found,
    ...(differences.length === 0
      ? []
      : [
          "  Each of these is a mistake of the server or of the document; --patch proposes changes of the document.",
        ]),
    ...leftOut.map(({ operation, reason }) => `  left out  ${operation} ${styleText("dim", `(${reason})`)}`),
  ].join("\n");
};
