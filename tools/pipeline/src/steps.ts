/** One command of the chain that an edited document needs. */
export interface Step {
  readonly title: string;
  /** The file of scripts/, without its extension; it writes, and with `--check` says what is stale. */
  readonly script: string;
  /** Whether it only ever checks. */
  readonly isCheckOnly?: boolean;
  /** Whether it wants to know what the documents are compared with. */
  readonly takesBase?: boolean;
}

/** In the order in which one needs what the other wrote. */
export const steps: readonly Step[] = [
  { title: "Documents", script: "lint-specs", isCheckOnly: true },
  { title: "Generated code", script: "generate" },
  { title: "API reports", script: "api" },
  { title: "Contract checks and their record", script: "record" },
  { title: "READMEs", script: "readmes" },
  { title: "Changesets", script: "release-plan", takesBase: true },
];

/** The arguments of a step's script. */
export const argumentsOf = (
  { isCheckOnly = false, takesBase = false }: Step,
  { isCheck, base }: { readonly isCheck: boolean; readonly base: string | undefined },
): string[] => [
  ...(takesBase && base !== undefined ? [base] : []),
  ...(isCheck && !isCheckOnly ? ["--check"] : []),
];
