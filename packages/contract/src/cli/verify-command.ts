import { writeFile } from "node:fs/promises";
import {
  describeCommand,
  jsonOption,
  runCommandLine,
  type Terminal,
  UsageError,
} from "@provider-clients/command-line";
import { loadDocument } from "../document/load-document.js";
import { securitySchemesOf } from "../document/security.js";
import { formatVerifyReport } from "../report/verify-text.js";
import { proposedPatch } from "../verify/apply-patch.js";
import { credentialVariable } from "../verify/prepare-cases.js";
import { type VerifyOptions, verifyServer } from "../verify/verify-server.js";
import { documentOperand } from "./document-operand.js";

const command = describeCommand({
  name: "provider-contract verify",
  summary: "Sends a server every case that a document implies, and says in what it differs.",
  operands: [documentOperand],
  options: {
    against: { type: "string", value: "url", about: "the server; operations are found below this address" },
    "allow-writes": {
      type: "string",
      value: "host",
      about: "send what may change data to this host (this machine needs no permission)",
    },
    parameter: {
      type: "string",
      value: "name=value",
      isRepeated: true,
      about: "a real value for a path parameter",
    },
    pause: { type: "integer", about: "milliseconds to wait between two requests" },
    patch: { type: "string", value: "path", about: "write what the document could add as JSON Patch" },
    relax: { type: "boolean", about: "propose to drop rules that the server does not keep, too" },
    json: jsonOption,
  },
  notes:
    "Credentials come from the environment: PROVIDER_CONTRACT_<SCHEME>, by the name of the scheme in the document.",
  exitCodes: { 0: "no difference", 1: "the server differs" },
});

/** The `verify` command; resolves to its exit code. */
export const verifyCommand = (args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands: [from = ""] }) => {
    if (values.against === undefined)
      throw new UsageError("--against <url> is missing: the address of the server.");
    const options: VerifyOptions = {
      against: values.against,
      parameters: pairs(values.parameter),
      credentials: await credentialsFor(from),
      ...(values["allow-writes"] === undefined ? {} : { allowWrites: values["allow-writes"] }),
      ...(values.pause === undefined ? {} : { pauseMs: values.pause }),
    };
    const report = await verifyServer(from, options);
    const patch = proposedPatch(report.differences, values.relax);
    if (values.patch !== undefined) await writeFile(values.patch, `${JSON.stringify(patch, undefined, 2)}\n`);
    terminal.log(
      values.json ? JSON.stringify({ ...report, patch }, undefined, 2) : formatVerifyReport(report, terminal),
    );
    if (values.patch !== undefined && !values.json)
      terminal.log(`wrote ${patch.length} proposed changes to ${values.patch}`);
    return report.differences.length === 0 ? 0 : 1;
  });

const credentialsFor = async (from: string): Promise<Record<string, string>> => {
  const { document } = await loadDocument(from);
  const found = securitySchemesOf(document).flatMap(({ name }): [string, string][] => {
    const value = process.env[credentialVariable(name)];
    return value ? [[name, value]] : [];
  });
  return Object.fromEntries(found);
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
