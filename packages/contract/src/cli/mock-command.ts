import { once } from "node:events";
import { describeCommand, paint, runCommandLine, type Terminal } from "@provider-clients/command-line";
import type { RecordedRequest } from "../mock/recorded-request.js";
import { startMockServer } from "../mock/start-mock-server.js";
import { documentOperand } from "./document-operand.js";

const command = describeCommand({
  name: "provider-contract mock",
  summary: "Answers requests as a document says, on a port of 127.0.0.1, until Ctrl-C.",
  operands: [documentOperand],
  options: {
    port: { type: "integer", about: "the port; without it a free one" },
    "no-credentials": { type: "boolean", about: "answer requests without the documented credential too" },
    memory: { type: "boolean", about: "read back what was created, changed and deleted" },
    coverage: { type: "string", value: "folder", about: "write into a folder what the requests reached" },
    errors: { type: "boolean", about: "answer 500 where an example breaks its own schema" },
    quiet: { type: "boolean", about: "do not print the requests" },
  },
  exitCodes: { 0: "it was interrupted" },
});

/** The `mock` command; resolves to its exit code once it is interrupted. */
export const mockCommand = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands: [from = ""] }) => {
    const { port } = values;
    await using server = await startMockServer(from, {
      ...(port === undefined ? {} : { port }),
      checkCredentials: !values["no-credentials"],
      memory: values.memory,
      errors: values.errors,
      ...(values.coverage === undefined ? { keepRequests: 0 } : { coverageFolder: values.coverage }),
      ...(values.quiet ? {} : { onRequest: (request) => terminal.log(describeRequest(terminal, request)) }),
    });
    terminal.log(`${from} answers at ${server.url}; Ctrl-C stops it.`);
    await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
    return 0;
  });

// Logs the operation instead of the path, and no headers, so that no personal data gets into logs.
const describeRequest = (
  terminal: Terminal,
  { method, operation, answer, violations }: RecordedRequest,
): string => {
  const status = paint(terminal, answer.status < 400 ? "green" : "red", String(answer.status));
  const reasons = violations.map(({ location: [, ...place], message }) =>
    // A credential has no place.
    place.length === 0 ? message : `${place.join("/")}: ${message}`,
  );
  return [
    `${method} ${operation ?? "(no such operation)"} ${status}`,
    ...reasons.map((reason) => `  ${reason}`),
  ].join("\n");
};
