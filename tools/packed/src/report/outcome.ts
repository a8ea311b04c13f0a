import type { Check } from "../consumers/check.ts";
import type { RuntimeRun } from "../runtimes/run-runtimes.ts";
import type { Licences } from "../tarballs/licences.ts";

/** The results of one run of `test:everywhere`. */
export interface Report {
  /** Client packages and the facade, by runtime. */
  readonly clients: readonly RuntimeRun[];
  /** `@provider-clients/contract`, by runtime. */
  readonly contract: readonly RuntimeRun[];
  /** `@provider-clients/bulk`, by runtime. */
  readonly bulk: readonly RuntimeRun[];
  readonly checks: readonly Check[];
  /** The licences of everything that is installed with the packages. */
  readonly licences: Licences;
}

/** One line per failure. */
export const failuresOf = ({ clients, contract, bulk, checks }: Report): string[] => [
  ...[...clients, ...contract, ...bulk].flatMap(({ title, results }) =>
    results
      .filter(({ passed }) => !passed)
      .map((result) => `${title}, ${result.package}, ${result.row}: ${result.detail ?? "failed"}`),
  ),
  ...checks
    .filter(({ passed, notRun }) => !passed && notRun === undefined)
    .map(({ subject, detail }) => `${subject}: ${detail ?? "failed"}`),
];

/** One line per skipped item, with the reason. */
export const skippedOf = ({ clients, contract, bulk, checks }: Report): string[] =>
  [...clients, ...contract, ...bulk, ...checks.map(({ group, notRun }) => ({ title: group, notRun }))]
    .filter(({ notRun }) => notRun !== undefined)
    .map(({ title, notRun }) => `${title}: ${notRun}`)
    .filter((line, at, lines) => lines.indexOf(line) === at);
