import { parseArgs } from "node:util";

/** What `pnpm bench` was asked for. */
export interface BenchArguments {
  /** The section ids to measure. */
  readonly sections: readonly string[];
  readonly isJson: boolean;
  /** Exit non-zero when an enforced budget is missed. */
  readonly isCheck: boolean;
  /** Say which file of each of our bundles weighs what. */
  readonly isExplained: boolean;
}

/** How `pnpm bench` is called. */
export const helpText = (sections: readonly string[]): string =>
  `Measures what the packages cost, beside what users would pick instead.

  pnpm bench [sections…] [--json] [--check] [--explain]

  sections               of ${sections.join(", ")}; by default those that take seconds
  --json                 print the figures as JSON
  --check                exit code 1 when an enforced budget is missed
  --explain              say which file of each bundle weighs what`;

/** Reads the command line. @throws {Error} naming an unknown option or section. */
export const readArguments = (args: readonly string[], known: readonly string[]): BenchArguments => {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: "boolean", default: false },
      check: { type: "boolean", default: false },
      explain: { type: "boolean", default: false },
    },
  });
  const unknown = positionals.find((section) => !known.includes(section));
  if (unknown) throw new Error(`There is no section "${unknown}". The sections are ${known.join(", ")}.`);
  return {
    sections: positionals,
    isJson: values.json,
    isCheck: values.check,
    isExplained: values.explain,
  };
};
