export {
  type CommandDescription,
  describeCommand,
  type Given,
  type OperandDescription,
  type OptionDescription,
  type OptionDescriptions,
} from "./command-description.js";
export { jsonOption } from "./json-option.js";
export { nearest } from "./nearest.js";
export { readCommandLine } from "./read-command-line.js";
export { runCommandLine } from "./run-command-line.js";
export { type ProgramDescription, runProgram, type Subcommand } from "./run-program.js";
export { step } from "./step.js";
export { type Column, renderTable, type Table } from "./table.js";
export { type Format, paint, processTerminal, type Terminal } from "./terminal.js";
export { UsageError, unknownName } from "./usage-error.js";
