import { writeFile } from "node:fs/promises";
import { ContractError } from "../contract-error.js";
import { loadDocument } from "../document/load-document.js";
import { securitySchemesOf } from "../document/security.js";
import { formatVerifyReport } from "../report/verify-text.js";
import { proposedPatch } from "../verify/apply-patch.js";
import { credentialVariable } from "../verify/prepare-cases.js";
import { verifyServer } from "../verify/verify-server.js";
import { integerOption, readOptions } from "./read-options.js";

/** The help text of `verify`. */
export const verifyUsage = `provider-contract verify <name|path|url> --against <url>
  --against <url>          the server; credentials come from PROVIDER_CONTRACT_<SCHEME>
  --allow-writes <host>    send what may change data to this host (loopback needs no permission)
  --parameter <name=value> a real value for a path parameter; may be repeated
  --pause <ms>             wait between requests
  --patch <path>           write what the document could add as JSON Patch
  --relax                  propose to drop rules that the server does not keep, too
  --json                   print the differences as JSON`;

/** Compares a server with a document. Resolves to 0 without differences, 1 with some. */
export const verifyCommand = async (argv: readonly string[]): Promise<number> => {
  const { values, positionals } = readOptions(argv, verifyUsage, {
    against: { type: "string" },
    "allow-writes": { type: "string" },
    parameter: { type: "string", multiple: true },
    pause: { type: "string" },
    patch: { type: "string" },
    relax: { type: "boolean" },
    json: { type: "boolean" },
  });
  const [from] = positionals;
  if (from === undefined || values.against === undefined) {
    throw new ContractError("bad-option", `verify needs a document and --against <url>.\n${verifyUsage}`);
  }
  const pauseMs = integerOption("--pause", values.pause);
  const report = await verifyServer(from, {
    against: values.against,
    credentials: await credentialsFor(from),
    parameters: pairs(values.parameter ?? []),
    ...(values["allow-writes"] === undefined ? {} : { allowWrites: values["allow-writes"] }),
    ...(pauseMs === undefined ? {} : { pauseMs }),
  });
  const patch = proposedPatch(report.differences, values.relax ?? false);
  if (values.patch !== undefined) await writeFile(values.patch, `${JSON.stringify(patch, undefined, 2)}\n`);
  console.log(values.json ? JSON.stringify({ ...report, patch }, undefined, 2) : formatVerifyReport(report));
  if (values.patch !== undefined && !values.json)
    console.log(`wrote ${patch.length} proposed changes to ${values.patch}`);
  return report.differences.length === 0 ? 0 : 1;
};

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
        throw new ContractError("bad-option", `--parameter must be name=value, not ${text}.`);
      return [name, rest.join("=")];
    }),
  );
