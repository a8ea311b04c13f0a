import { parseArgs } from "node:util";

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

/** Reads the command line. @throws {TypeError} for an option that does not exist. */
export const readArguments = (args: readonly string[]): Arguments => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      present: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      strict: { type: "boolean", default: false },
      only: { type: "string", multiple: true, default: [] },
    },
  });
  return {
    isPresentOnly: values.present,
    isJson: values.json,
    isStrict: values.strict,
    only: values.only,
  };
};
