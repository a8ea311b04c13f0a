import { readCommandLine } from "@provider-clients-internal/shared";

const HELP = `Installs the packed packages as users do, and runs the same program on every runtime.

  pnpm test:everywhere [--only <runtime>]… [--present] [--strict] [--json]

  --only <runtime>  only this runtime, such as deno; may be given several times
  --present         only what is on this machine: nothing is installed, the documentation is not written
  --strict          a runtime that could not be had is a failure
  --json            print the report as JSON

Exit code: 0 everything passed; 1 something failed; 2 a mistake on the command line.`;

/** What `test:everywhere` was asked to do. */
export interface Arguments {
  /** Only what is on this machine already; nothing is installed and the documentation is not written. */
  readonly isPresentOnly: boolean;
  readonly isJson: boolean;
  /** A runtime that could not be had is a failure. */
  readonly isStrict: boolean;
  /** Runtimes by id; empty for all of them. */
  readonly only: readonly string[];
}

/** Reads the command line; undefined when it asks for no run, which has been answered then. */
export const readArguments = (args: readonly string[]): Arguments | undefined => {
  const values = readCommandLine(args, HELP, {
    present: { type: "boolean" },
    json: { type: "boolean" },
    strict: { type: "boolean" },
    only: { type: "string", multiple: true },
  });
  return (
    values && {
      isPresentOnly: values.present === true,
      isJson: values.json === true,
      isStrict: values.strict === true,
      only: values.only ?? [],
    }
  );
};
