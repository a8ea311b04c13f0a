import { readFile } from "node:fs/promises";
import {
  describeCommand,
  jsonOption,
  runCommandLine,
  type Terminal,
  UsageError,
} from "@provider-clients/command-line";
import { loadDocument } from "../document/load-document.js";
import { securitySchemesOf } from "../document/security.js";
import { formatVerifyHtml } from "../report/verify-html.js";
import { formatVerifyJunit } from "../report/verify-junit.js";
import { formatVerifyReport } from "../report/verify-text.js";
import { readHar } from "../traffic/har.js";
import { judgeTraffic } from "../traffic/judge-traffic.js";
import {
  type AcceptedDifference,
  acceptDifferences,
  readAccepted,
  sortDifferences,
} from "../verify/accepted-differences.js";
import { proposedPatch } from "../verify/apply-patch.js";
import { type ClientCredentials, hasClientCredentials } from "../verify/client-credentials.js";
import { credentialVariable } from "../verify/prepare-cases.js";
import { type VerifyOptions, type VerifyReport, verifyServer } from "../verify/verify-server.js";
import { documentOperand } from "./document-operand.js";
import { writeReport } from "./write-report.js";

const command = describeCommand({
  name: "provider-contract verify",
  summary:
    "Sends a server every case that a document implies, or judges recorded traffic, and says in what it differs.",
  operands: [documentOperand],
  options: {
    against: { type: "string", value: "url", about: "the server; operations are found below this address" },
    har: {
      type: "string",
      value: "path",
      about: "judge the traffic of a HAR file, and send nothing; --against then says where the provider is",
    },
    "allow-writes": {
      type: "string",
      value: "host",
      about: "send what may change data to this host (this machine needs no permission)",
    },
    sequences: {
      type: "boolean",
      about: "try create, read, change and delete one after the other too, and the links of the document",
    },
    parameter: {
      type: "string",
      value: "name=value",
      isRepeated: true,
      about: "a real value for a path parameter",
    },
    pause: { type: "integer", about: "milliseconds to wait between two requests" },
    patch: { type: "string", value: "path", about: "write what the document could add as JSON Patch" },
    accepted: {
      type: "string",
      value: "path",
      about: "a JSON list of differences that are known: `difference` and `reason`; only others fail",
    },
    accept: {
      type: "boolean",
      about: "write every difference into the list of --accepted, and keep its reasons",
    },
    report: {
      type: "string",
      value: "path",
      bare: "reports/verify.html",
      about: "write an HTML page (reports/verify.html)",
    },
    junit: { type: "string", value: "path", about: "write JUnit XML" },
    relax: { type: "boolean", about: "propose to drop rules that the server does not keep, too" },
    json: jsonOption,
  },
  notes:
    "Credentials come from the environment: PROVIDER_CONTRACT_<SCHEME>, by the name of the scheme in the document. For OAuth 2 client credentials: PROVIDER_CONTRACT_<SCHEME>_CLIENT_ID and _CLIENT_SECRET.",
  exitCodes: { 0: "no difference that is not accepted", 1: "the server differs" },
});

/** The `verify` command; resolves to its exit code. */
export const verifyCommand = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands: [from = ""] }) => {
    const accepted = await acceptedOf(values.accepted, values.accept);
    const report = await (values.har === undefined
      ? verify(from, values)
      : judge(from, values.har, values.against));
    const sorted = sortDifferences(report.differences, accepted);
    const text = formatVerifyReport(report, sorted, terminal);
    const patch = proposedPatch(report.differences, { relax: values.relax, version: report.version });
    terminal.log(values.json ? JSON.stringify({ ...report, accepted, patch }, undefined, 2) : text);
    const write = (path: string | undefined, content: string) =>
      path === undefined ? undefined : writeReport(path, content, values.json ? undefined : terminal);
    await write(values.patch, `${JSON.stringify(patch, undefined, 2)}\n`);
    await write(values.report, formatVerifyHtml(report, sorted));
    await write(values.junit, formatVerifyJunit(report, sorted));
    if (!values.accept) return sorted.open.length === 0 ? 0 : 1;
    await write(
      values.accepted,
      `${JSON.stringify(acceptDifferences(report.differences, accepted), undefined, 2)}\n`,
    );
    return 0;
  });

interface ServerValues {
  readonly against: string | undefined;
  readonly parameter: readonly string[];
  readonly "allow-writes": string | undefined;
  readonly pause: number | undefined;
  readonly sequences: boolean;
}

const verify = async (from: string, values: ServerValues): Promise<VerifyReport> => {
  if (values.against === undefined) {
    throw new UsageError(
      "--against <url> is missing: the address of the server. Or give recorded traffic with --har.",
    );
  }
  return verifyServer(from, {
    against: values.against,
    parameters: pairs(values.parameter),
    sequences: values.sequences,
    ...(await credentialsFor(from)),
    ...(values["allow-writes"] === undefined ? {} : { allowWrites: values["allow-writes"] }),
    ...(values.pause === undefined ? {} : { pauseMs: values.pause }),
  });
};

const judge = async (from: string, path: string, against: string | undefined): Promise<VerifyReport> => {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new UsageError(`${path}: there is no such file.`);
  });
  return judgeTraffic(from, readHar(text, path), {
    name: path,
    ...(against === undefined ? {} : { against }),
  });
};

/** The list of accepted differences; with `--accept` it may be missing. */
const acceptedOf = async (path: string | undefined, accept: boolean): Promise<AcceptedDifference[]> => {
  if (path === undefined) {
    if (accept) throw new UsageError("--accept needs --accepted <path>: the list that it writes.");
    return [];
  }
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    if (!accept) throw new UsageError(`${path}: there is no such file. Write it with --accept.`);
    return "[]";
  });
  return readAccepted(text, path);
};

/** Secrets by the names of their schemes; of a scheme that gives tokens to clients, who asks for one. */
const credentialsFor = async (from: string): Promise<Pick<VerifyOptions, "credentials" | "clients">> => {
  const { document } = await loadDocument(from);
  const credentials: Record<string, string> = {};
  const clients: Record<string, ClientCredentials> = {};
  for (const { name } of securitySchemesOf(document)) {
    const variable = credentialVariable(name);
    const { [variable]: secret, [`${variable}_CLIENT_ID`]: clientId } = process.env;
    const { [`${variable}_CLIENT_SECRET`]: clientSecret } = process.env;
    if (secret) credentials[name] = secret;
    else if (clientId && clientSecret && hasClientCredentials(document, name))
      clients[name] = { clientId, clientSecret };
  }
  return { credentials, clients };
};

const pairs = (texts: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    texts.map((text): [string, string] => {
      const [name = "", ...rest] = text.split("=");
      if (name === "" || rest.length === 0)
        throw new UsageError(`--parameter must be name=value, not ${text}.`);
      return [name, rest.join("=")];
    }),
  );
