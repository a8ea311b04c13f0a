import { type ParseArgsOptionsConfig, parseArgs } from "node:util";

/**
 * Reads the options of a command.
 *
 * Undefined once the command has said how it is called: because it was asked to (exit code 0), or because it was called
 * in another way (2).
 */
export const readCommandLine = <Options extends ParseArgsOptionsConfig>(
  args: readonly string[],
  help: string,
  options: Options,
) => {
  if (args.some((arg) => arg === "--help" || arg === "-h")) {
    console.log(help);
    return undefined;
  }
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${error.message}\n\n${help}`);
    process.exitCode = 2;
    return undefined;
  }
};
