import { join, posix } from "node:path";
import { describeCommand, runCommandLine, type Terminal, UsageError } from "@provider-clients/command-line";
import { addProvider, checkProviderName, withReasons } from "../new-provider/add-provider.js";
import { configName, readConfig } from "./config.js";
import { folderLayout, packageLayout } from "./layouts.js";

const command = describeCommand({
  name: "provider-codegen new",
  summary:
    "A client from any OpenAPI 3.0, 3.1 or 3.2 document: a package in a folder of its own, or a folder of sources. An operation that cannot be generated is left out, with the reason.",
  operands: [
    { name: "name", about: "such as acme-pay" },
    { name: "document", about: "a path or an address: YAML or JSON, one file or many" },
  ],
  options: {
    into: {
      type: "string",
      value: "folder",
      about: "no package: sources in <folder>/<name> of this one, such as src/api",
    },
  },
  exitCodes: { 0: "done", 1: "it cannot be done, and nothing was written" },
});

/** The `new` command in the given folder; resolves to its exit code. */
export const runNewCommand = (folder: string, args: readonly string[], terminal: Terminal): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands: [name = "", document = ""] }) => {
    checkProviderName(name);
    const layout =
      values.into === undefined ? packageLayout(folder, name) : await layoutInto(folder, name, values.into);
    return withReasons(terminal, () => addProvider(layout, document, terminal));
  });

const layoutInto = async (folder: string, name: string, into: string) => {
  const path = posix.normalize(into).replace(/\/+$/, "");
  if (path.startsWith("/") || path.startsWith("..")) {
    throw new UsageError(`--into ${into} is not in this folder. Give a path below it, such as src/api.`);
  }
  const clients = (await readConfig(join(folder, configName))) ?? [];
  if (clients.some((client) => client.name === name)) {
    throw new UsageError(`${configName} names a client "${name}" already. Choose another name.`);
  }
  return folderLayout(folder, name, path, clients);
};
