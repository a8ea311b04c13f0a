import { suggestion } from "./nearest.js";
import { renderTable } from "./table.js";
import type { Terminal } from "./terminal.js";

/** One command of a program. */
export interface Subcommand {
  /** What it does, in a line of the program's help text. */
  readonly summary: string;
  /** Resolves to the exit code. `args` are those after the command's name. */
  readonly run: (args: readonly string[], terminal: Terminal) => number | Promise<number>;
}

/** A program such as `provider-contract`, whose first argument names a command. */
export interface ProgramDescription {
  readonly name: string;
  /** Printed for `--version`. */
  readonly version: string;
  readonly summary: string;
  readonly commands: Readonly<Record<string, Subcommand>>;
}

/**
 * Runs the command named by the first argument and resolves to its exit code.
 *
 * Handles `help`, `help <command>`, `--help` and `--version` itself; resolves to 2 for a missing or unknown command.
 */
export const runProgram = async (
  program: ProgramDescription,
  args: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  const [first, ...rest] = args;
  if (first === "--version" || first === "-v") return print(terminal, program.version);
  if (first === "help" && rest[0] !== undefined) return runProgram(program, [rest[0], "--help"], terminal);
  if (first === "help" || first === "--help" || first === "-h")
    return print(terminal, programHelp(program, terminal));
  const command =
    first !== undefined && Object.hasOwn(program.commands, first) ? program.commands[first] : undefined;
  if (command !== undefined) return command.run(rest, terminal);
  terminal.error(mistake(program, first));
  terminal.error(`\n${programHelp(program, terminal)}`);
  return 2;
};

const print = (terminal: Terminal, text: string): number => {
  terminal.log(text);
  return 0;
};

const mistake = ({ name, commands }: ProgramDescription, first: string | undefined): string => {
  if (first === undefined) return `${name} needs a command.`;
  const known = [...Object.keys(commands), "help", "--help", "--version"];
  const kind = first.startsWith("-") ? "option" : "command";
  return `There is no ${kind} ${first}.${suggestion(first, known, (each) => each)}`;
};

const programHelp = ({ name, summary, commands }: ProgramDescription, terminal: Terminal): string => {
  const rows = Object.entries(commands).map(([command, { summary: about }]) => [`${name} ${command}`, about]);
  return [
    summary,
    renderTable({ columns: [{}, { isFlexible: true }], rows, indent: 2 }, terminal).join("\n"),
    `\`${name} help <command>\` says more about one; \`${name} --version\` prints the version.`,
  ].join("\n\n");
};
