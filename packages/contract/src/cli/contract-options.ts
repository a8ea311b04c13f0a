import { type Given, jsonOption, type OptionDescriptions, UsageError } from "@provider-clients/command-line";
import type { ContractOptions } from "../run/run-contract.js";

/** The options of every command that runs cases. */
export const contractOptions = {
  case: { type: "string", value: "id", about: "only this case, or those below it (soap/updateCustomer)" },
  list: { type: "boolean", about: "print the ids of the cases, and run none" },
  seed: { type: "integer", about: "random values as in an earlier run" },
  sample: { type: "string", value: "share", about: "try only this share of the operations, such as 0.1" },
  "no-mutants": { type: "boolean", about: "leave out the mutants, which take most of the time" },
  report: {
    type: "string",
    value: "path",
    bare: "reports/contract.html",
    about: "write an HTML page (reports/contract.html)",
  },
  junit: { type: "string", value: "path", about: "write JUnit XML" },
  json: jsonOption,
} as const satisfies OptionDescriptions;

/** The parsed values of these options. */
export type ContractValues = Given<typeof contractOptions>["values"];

/**
 * Converts the options of a run.
 *
 * @throws {UsageError} for an invalid share.
 */
export const runOptions = (values: ContractValues): ContractOptions => {
  const sample = values.sample === undefined ? undefined : Number(values.sample);
  if (sample !== undefined && !(sample > 0 && sample <= 1)) {
    throw new UsageError(`--sample must be above 0 and at most 1, such as 0.1, not ${values.sample}.`);
  }
  return {
    mutants: !values["no-mutants"],
    keepPassed: values.report !== undefined || values.json,
    ...(values.case === undefined ? {} : { only: values.case }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(sample === undefined ? {} : { sample }),
  };
};
