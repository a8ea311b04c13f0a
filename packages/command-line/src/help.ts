import type { CommandDescription, OperandDescription, OptionDescription } from "./command-description.js";
import { renderTable } from "./table.js";
import type { Terminal } from "./terminal.js";

/** `pnpm generate [names…] [--check]` */
export const usageLine = ({ name, operands = [], options = {} }: CommandDescription): string =>
  [
    name,
    ...operands.map(operandText),
    ...Object.entries(options).map(([option, description]) => `[${optionText(option, description)}]`),
  ].join(" ");

const operandText = ({ name, isOptional, isRepeated }: OperandDescription): string => {
  if (isRepeated) return `[${name}…]`;
  return isOptional ? `[${name}]` : `<${name}>`;
};

const optionText = (name: string, { type, value = "value", bare, isRepeated }: OptionDescription): string => {
  if (type === "boolean") return `--${name}`;
  if (bare !== undefined) return `--${name}[=${value}]`;
  return `--${name} <${type === "integer" ? "number" : value}>${isRepeated ? "…" : ""}`;
};

/** The full help text of a command. */
export const helpText = (command: CommandDescription, terminal: Terminal): string => {
  const { summary, operands = [], options = {}, notes, exitCodes = {} } = command;
  const rows = [
    ...operands.map((operand) => [operandText(operand), operand.about]),
    ...Object.entries(options).map(([name, option]) => [optionText(name, option), aboutOption(option)]),
    ["--help", "print this"],
  ];
  const codes = { ...exitCodes, 2: exitCodes[2] ?? "a mistake in how it was called" };
  const parts = [
    summary,
    `  ${usageLine(command)}`,
    renderTable({ columns: [{}, { isFlexible: true }], rows, indent: 2 }, terminal).join("\n"),
    ...(notes === undefined ? [] : [notes]),
    `Exit code: ${Object.entries(codes)
      .map(([code, meaning]) => `${code} ${meaning}`)
      .join("; ")}.`,
  ];
  return parts.join("\n\n");
};

const aboutOption = ({ about, known }: OptionDescription): string =>
  known === undefined ? about : `${about} (${known.join(", ")})`;
