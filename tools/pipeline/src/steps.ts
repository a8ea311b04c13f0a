/** One command of the chain that an edited document needs. */
export interface Step {
  readonly title: string;
  /** The file in scripts/, without its extension; it writes, or with `--check` lists what is stale. */
  readonly script: string;
  /** True if it only checks. */
  readonly isCheckOnly?: boolean;
  /** True if it takes the base of the comparison. */
  readonly takesBase?: boolean;
}

/** Ordered by dependency: each step may need what an earlier one wrote. */
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
