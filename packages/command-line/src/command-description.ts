/** One option of a command, without its dashes. */
export interface OptionDescription {
  /** `"boolean"` is given or not, `"string"` and `"integer"` take a value. */
  readonly type: "boolean" | "string" | "integer";
  /** What it does, for the help text. */
  readonly about: string;
  /** What the value is called in the help text. @default "value" */
  readonly value?: string;
  /** The values that a string may have; any, where it is left out. */
  readonly known?: readonly string[];
  /** The value of a string option that is given without one: `--report` beside `--report=page.html`. */
  readonly bare?: string;
  /** A string option that may be given several times. */
  readonly isRepeated?: boolean;
}

/** Something that stands beside the options, in its place. */
export interface OperandDescription {
  readonly name: string;
  readonly about: string;
  readonly isOptional?: boolean;
  /** Any number of them; the last operand only. */
  readonly isRepeated?: boolean;
}

/** The options of a command, by their names. */
export type OptionDescriptions = Readonly<Record<string, OptionDescription>>;

/** How a command is called. Its help text, and what is said to a mistake, are made from this. */
export interface CommandDescription<Options extends OptionDescriptions = OptionDescriptions> {
  /** As it is typed: `pnpm generate`, `provider-contract mock`. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  readonly operands?: readonly OperandDescription[];
  readonly options?: Options;
  /** What there is to know beyond the options. */
  readonly notes?: string;
  /** What an exit code means; 2 is always a mistake in how the command was called. */
  readonly exitCodes?: Readonly<Record<number, string>>;
}

type ValueOf<Option extends OptionDescription> = Option extends { readonly type: "boolean" }
  ? boolean
  : Option extends { readonly type: "integer" }
    ? number | undefined
    : Option extends { readonly isRepeated: true }
      ? readonly string[]
      : string | undefined;

/** What was given to a command. */
export interface Given<Options extends OptionDescriptions> {
  /** By name: false for a boolean that was left out, undefined for another option, empty for a repeated one. */
  readonly values: { readonly [Name in keyof Options]: ValueOf<Options[Name]> };
  readonly operands: readonly string[];
}

/** A description whose options keep their types. */
export const describeCommand = <const Options extends OptionDescriptions = Record<never, never>>(
  description: CommandDescription<Options>,
): CommandDescription<Options> => description;
