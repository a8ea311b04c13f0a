import {
  type CommandDescription,
  type Given,
  type OptionDescriptions,
  runCommandLine,
} from "@provider-clients/command-line";
import { BulkError } from "../bulk-error.js";
import type { Surroundings } from "./surroundings.js";

/** Runs a command. An error that ends a whole run is printed in one line, with exit code 2. */
export const runAction = <Options extends OptionDescriptions>(
  command: CommandDescription<Options>,
  args: readonly string[],
  { terminal }: Surroundings,
  action: (given: Given<Options>) => Promise<number>,
): Promise<number> =>
  runCommandLine(command, args, terminal, async (given) => {
    try {
      return await action(given);
    } catch (error) {
      if (!(error instanceof BulkError)) throw error;
      terminal.error(error.message);
      return 2;
    }
  });
