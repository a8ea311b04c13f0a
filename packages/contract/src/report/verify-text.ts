import { styleText } from "node:util";
import type { VerifyReport } from "../verify/verify-server.js";

/** What a verification found, as text: differences by operation, proposed changes, and what was left out. */
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
      ...own.flatMap(({ kind, place, message, patch, caseId }) => [
        `    ${styleText("red", kind)} ${place}: ${message} ${styleText("dim", `(${caseId})`)}`,
        ...patch.map((step) =>
          styleText(
            "dim",
            `      propose ${step.op} ${step.path}${step.value === undefined ? "" : ` ${JSON.stringify(step.value)}`}`,
          ),
        ),
      ]),
    ];
  });
  return [
    `${styleText("bold", name)} against ${against}: ${verdict} in ${requests} requests`,
    ...found,
    ...leftOut.map(({ operation, reason }) => `  left out  ${operation} ${styleText("dim", `(${reason})`)}`),
  ].join("\n");
};
