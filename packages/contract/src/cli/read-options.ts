import { type ParseArgsOptionsConfig, parseArgs } from "node:util";
import { ContractError } from "../contract-error.js";

/**
 * Reads command line options.
 *
 * @throws {ContractError} `bad-option` with the usage, for an option that is not known or lacks its value.
 */
export const readOptions = <Options extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  usage: string,
  options: Options,
) => {
  try {
    return parseArgs({ args: [...argv], allowPositionals: true, options });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ContractError("bad-option", `${reason}\n${usage}`, { cause });
  }
};

/**
 * Reads an option that holds an integer.
 *
 * @throws {ContractError} `bad-option` when it holds something else.
 */
export const integerOption = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text))
    throw new ContractError("bad-option", `${name} must be a whole number, not ${text}.`);
  return Number(text);
};

/**
 * Reads an option that holds a share.
 *
 * @throws {ContractError} `bad-option` when it is not above 0 and at most 1.
 */
export const shareOption = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const share = Number(text);
  if (!(share > 0 && share <= 1))
    throw new ContractError("bad-option", `${name} must be above 0 and at most 1, such as 0.1, not ${text}.`);
  return share;
};
