import { parseArgs } from "node:util";
import type {
  CommandDescription,
  Given,
  OptionDescription,
  OptionDescriptions,
} from "./command-description.js";
import { suggestion } from "./nearest.js";
import { UsageError } from "./usage-error.js";

/**
 * Parses the arguments of a command.
 *
 * @throws {UsageError} that names the first unknown argument and the nearest known one.
 */
export const readCommandLine = <Options extends OptionDescriptions>(
  command: CommandDescription<Options>,
  args: readonly string[],
): Given<Options> => {
  const options: OptionDescriptions = command.options ?? {};
  const { tokens } = parseArgs({
    args: args.map((arg) => bareOption(options, arg)),
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type }]) => [
        name,
        { type: type === "boolean" ? "boolean" : "string", multiple: true },
      ]),
    ),
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given = new Map<string, (string | number | boolean)[]>();
  const operands: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") operands.push(token.value);
    if (token.kind !== "option") continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) throw unknownOption(token.rawName, Object.keys(options));
    given.set(token.name, [...(given.get(token.name) ?? []), readValue(token, option)]);
  }
  checkOperands(command, operands);
  const values = Object.entries(options).map(([name, option]) => [name, finalValue(option, given.get(name))]);
  return { values: Object.fromEntries(values), operands };
};

/** Expands `--report` to `--report=…` if the option has a `bare` value. */
const bareOption = (options: OptionDescriptions, arg: string): string => {
  const bare = arg.startsWith("--") && Object.hasOwn(options, arg.slice(2)) && options[arg.slice(2)]?.bare;
  return bare ? `${arg}=${bare}` : arg;
};

const unknownOption = (rawName: string, names: readonly string[]): UsageError => {
  const known = [...names, "help"];
  return new UsageError(
    `There is no option ${rawName}.${suggestion(rawName.replace(/^-+/, ""), known, (name) => `--${name}`)}`,
  );
};

interface OptionToken {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

const readValue = (
  { rawName, value, inlineValue }: OptionToken,
  { type, known }: OptionDescription,
): string | number | boolean => {
  if (type === "boolean") {
    if (value !== undefined) throw new UsageError(`${rawName} takes no value, and was given "${value}".`);
    return true;
  }
  // In `--port --json` the port is missing; `--port=--json` is a value.
  if (value === undefined || value === "" || (value.startsWith("-") && !inlineValue)) {
    throw new UsageError(`${rawName} needs a value${type === "integer" ? ", a whole number" : ""}.`);
  }
  if (type === "string") {
    if (known !== undefined && !known.includes(value)) throw unknownValue(rawName, value, known);
    return value;
  }
  if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(Number(value))) {
    throw new UsageError(`${rawName} must be a whole number, not ${value}.`);
  }
  return Number(value);
};

const unknownValue = (rawName: string, value: string, known: readonly string[]): UsageError =>
  new UsageError(
    `${rawName} knows no "${value}".${suggestion(value, known, (each) => `"${each}"`)} Known: ${known.join(", ")}.`,
  );

const finalValue = (
  { type, isRepeated }: OptionDescription,
  given: readonly (string | number | boolean)[] | undefined,
): unknown => {
  if (isRepeated) return given ?? [];
  return type === "boolean" ? given !== undefined : given?.at(-1);
};

const checkOperands = ({ options = {}, operands = [] }: CommandDescription, given: readonly string[]) => {
  const least = operands.filter(({ isOptional, isRepeated }) => !isOptional && !isRepeated).length;
  const missing = given.length < least ? operands[given.length] : undefined;
  if (missing) throw new UsageError(`<${missing.name}> is missing: ${missing.about}.`);
  const extra = operands.at(-1)?.isRepeated ? undefined : given[operands.length];
  if (extra === undefined) return;
  const meant = suggestion(extra, Object.keys(options), (name) => `--${name}`);
  throw new UsageError(`"${extra}" is one argument too many.${meant}`);
};
