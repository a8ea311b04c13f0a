import { once } from "node:events";
import { styleText } from "node:util";
import { ContractError } from "../contract-error.js";
import type { RecordedRequest } from "../mock/recorded-request.js";
import { startMockServer } from "../mock/start-mock-server.js";
import { integerOption, readOptions } from "./read-options.js";

/** The help text of `mock`. */
export const mockUsage = `provider-contract mock <name|path|url>
  --port <number>     the port on 127.0.0.1; without it a free one
  --no-credentials    answer requests without the documented credential too
  --errors            answer 500 where an example breaks its own schema
  --quiet             do not print the requests`;

/** Runs a mock server until it is interrupted. */
export const mockCommand = async (argv: readonly string[]): Promise<number> => {
  const { values, positionals } = readOptions(argv, mockUsage, {
    port: { type: "string" },
    "no-credentials": { type: "boolean" },
    errors: { type: "boolean" },
    quiet: { type: "boolean" },
  });
  const [from] = positionals;
  if (from === undefined) throw new ContractError("bad-option", `mock needs a document.\n${mockUsage}`);
  const port = integerOption("--port", values.port);
  await using server = await startMockServer(from, {
    ...(port === undefined ? {} : { port }),
    checkCredentials: !values["no-credentials"],
    errors: values.errors ?? false,
    keepRequests: 0,
    ...(values.quiet ? {} : { onRequest: (request) => console.log(describeRequest(request)) }),
  });
  console.log(`${from} answers at ${server.url}; Ctrl-C stops it.`);
  await Promise.race([once(process, "SIGINT"), once(process, "SIGTERM")]);
  return 0;
};

// The operation instead of the path, and no header: what identifies somebody stays out of logs.
const describeRequest = ({ method, operation, answer, violations }: RecordedRequest): string => {
  const status = styleText(answer.status < 400 ? "green" : "red", String(answer.status));
  const reasons = violations.map(({ location, message }) => `${location.slice(1).join("/")}: ${message}`);
  return [
    `${method} ${operation ?? "(no such operation)"} ${status}`,
    ...reasons.map((reason) => `  ${reason}`),
  ].join("\n");
};
