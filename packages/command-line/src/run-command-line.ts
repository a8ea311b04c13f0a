import type { CommandDescription, Given, OptionDescriptions } from "./command-description.js";
import { helpText, usageLine } from "./help.js";
import { readCommandLine } from "./read-command-line.js";
import type { Terminal } from "./terminal.js";
import { UsageError } from "./usage-error.js";

/**
 * Runs a command and resolves to its exit code: that of `action`; 0 for `--help` (or `-h`); 2 for wrong arguments,
 * after printing the mistake and the usage.
 *
 * @param action does the work. Throws a {@link UsageError} for a mistake in the arguments that only it can detect.
 * @throws whatever else `action` throws.
 */
export const runCommandLine = async <Options extends OptionDescriptions>(
  command: CommandDescription<Options>,
  args: readonly string[],
  terminal: Terminal,
  action: (given: Given<Options>) => number | Promise<number>,
): Promise<number> => {
  if (args.some((arg) => arg === "--help" || arg === "-h")) {
    terminal.log(helpText(command, terminal));
    return 0;
  }
  try {
    return await action(readCommandLine(command, args));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    terminal.error(error.message);
    terminal.error(`\n  ${usageLine(command)}\n\n\`${command.name} --help\` says more.`);
    return 2;
  }
};
