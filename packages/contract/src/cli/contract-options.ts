import { type Given, jsonOption, type OptionDescriptions, UsageError } from "@provider-clients/command-line";
import type { ContractOptions } from "../run/run-contract.js";
import { parseShard } from "../run/shard.js";

/** The options of every command that runs cases. */
export const contractOptions = {
  case: { type: "string", value: "id", about: "only this case, or those below it (soap/updateCustomer)" },
  list: { type: "boolean", about: "print the ids of the cases, and run none" },
  seed: { type: "integer", about: "random values as in an earlier run" },
  sample: { type: "string", value: "share", about: "try only this share of the operations, such as 0.1" },
  shard: {
    type: "string",
    value: "i/n",
    about: "try only this part of n (1/4), with --seed and --save; all parts are made one with --merge",
  },
  save: { type: "string", value: "path", about: "write the report as JSON, for --merge" },
  merge: {
    type: "string",
    value: "path",
    isRepeated: true,
    about: "run nothing, and make one report of those that --save wrote; once for each of them",
  },
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
 * @throws {UsageError} for an invalid share or shard.
 */
export const runOptions = (values: ContractValues): ContractOptions => {
  const sample = values.sample === undefined ? undefined : Number(values.sample);
  if (sample !== undefined && !(sample > 0 && sample <= 1)) {
    throw new UsageError(`--sample must be above 0 and at most 1, such as 0.1, not ${values.sample}.`);
  }
  const shard = values.shard === undefined ? undefined : parseShard(values.shard);
  if (values.shard !== undefined && shard === undefined)
    throw new UsageError(`--shard must be one of several, such as 1/4, not ${values.shard}.`);
  if (shard !== undefined && (values.seed === undefined || values.save === undefined))
    throw new UsageError("--shard needs --seed, the same for all parts, and --save <path>.");
  return {
    mutants: !values["no-mutants"],
    keepPassed: values.report !== undefined || values.json || values.save !== undefined,
    ...(shard === undefined ? {} : { shard }),
    ...(values.case === undefined ? {} : { only: values.case }),
    ...(values.seed === undefined ? {} : { seed: values.seed }),
    ...(sample === undefined ? {} : { sample }),
  };
};
