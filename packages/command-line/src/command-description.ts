/** One option of a command, without its dashes. */
export interface OptionDescription {
  /** `"boolean"` takes no value; `"string"` and `"integer"` take one. */
  readonly type: "boolean" | "string" | "integer";
  /** What it does, for the help text. */
  readonly about: string;
  /** The placeholder for the value in the help text. @default "value" */
  readonly value?: string;
  /** The allowed values of a string; any value if omitted. */
  readonly known?: readonly string[];
  /** The value of a string option that is given without one: `--report` as well as `--report=page.html`. */
  readonly bare?: string;
  /** A string option that may be given several times. */
  readonly isRepeated?: boolean;
}

/** A positional argument. */
export interface OperandDescription {
  readonly name: string;
  readonly about: string;
  readonly isOptional?: boolean;
  /** Accepts any number of values; only for the last operand. */
  readonly isRepeated?: boolean;
}

/** The options of a command, by their names. */
export type OptionDescriptions = Readonly<Record<string, OptionDescription>>;

/** Describes how a command is called. Its help text and its usage errors are derived from this. */
export interface CommandDescription<Options extends OptionDescriptions = OptionDescriptions> {
  /** As it is typed: `pnpm generate`, `provider-contract mock`. */
  readonly name: string;
  /** What it does, in a sentence. */
  readonly summary: string;
  readonly operands?: readonly OperandDescription[];
  readonly options?: Options;
  /** Further text for the help, beyond the options. */
  readonly notes?: string;
  /** The meaning of each exit code; 2 always means a wrong call. */
  readonly exitCodes?: Readonly<Record<number, string>>;
}

type ValueOf<Option extends OptionDescription> = Option extends { readonly type: "boolean" }
  ? boolean
  : Option extends { readonly type: "integer" }
    ? number | undefined
    : Option extends { readonly isRepeated: true }
      ? readonly string[]
      : string | undefined;

/** The parsed arguments of a command. */
export interface Given<Options extends OptionDescriptions> {
  /**
   * By name: false for an omitted boolean, undefined for any other omitted option, an empty list for a repeated one.
   */
  readonly values: { readonly [Name in keyof Options]: ValueOf<Options[Name]> };
  readonly operands: readonly string[];
}

/** Returns the description unchanged; keeps the literal types of its options. */
export const describeCommand = <const Options extends OptionDescriptions = Record<never, never>>(
  description: CommandDescription<Options>,
): CommandDescription<Options> => description;
