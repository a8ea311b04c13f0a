import { describeCommand, runCommandLine, type Terminal, UsageError } from "@provider-clients/command-line";
import { addProvider, checkProviderName, withReasons } from "../new-provider/add-provider.js";
import type { CheckTypes } from "../output/type-check.js";
import { repositoryLayout } from "./layout.js";
import { removeProvider } from "./remove.js";

const command = describeCommand({
  name: "pnpm new-provider",
  summary:
    "A package for a provider, from any OpenAPI 3.0, 3.1 or 3.2 document. An operation that cannot be generated is left out, with the reason.",
  operands: [
    { name: "name", about: "such as acme-pay" },
    { name: "source", about: "a path or an address: YAML or JSON, one file or many", isOptional: true },
  ],
  options: { remove: { type: "boolean", about: "take the provider away again, instead of a source" } },
  exitCodes: { 0: "done", 1: "it cannot be done, and nothing was written" },
});

/** This repository's `new-provider` command; resolves to its exit code. */
export const runNewProvider = (
  root: string,
  args: readonly string[],
  terminal: Terminal,
  checkTypes?: CheckTypes,
): Promise<number> =>
  runCommandLine(command, args, terminal, async ({ values, operands: [name = "", location] }) => {
    checkProviderName(name);
    if (values.remove === (location !== undefined)) {
      throw new UsageError(`Give either a source to add ${name} from, or --remove.`);
    }
    return withReasons(terminal, async () => {
      if (location !== undefined)
        return addProvider(repositoryLayout(root, name), location, terminal, checkTypes);
      await removeProvider(root, name);
      terminal.log(`Removed ${name}. Run \`pnpm install\` where its packages were installed.`);
    });
  });
