import {
  type CommandDescription,
  describeCommand,
  processTerminal,
  runCommandLine,
  type Terminal,
  unknownName,
} from "@provider-clients/command-line";
import { isContractError } from "../contract-error.js";
import type { ContractReport } from "../run/contract-report.js";
import { type ContractValues, contractOptions } from "./contract-options.js";
import type { ContractSubject } from "./contract-subject.js";
import { runSubjects } from "./run-subjects.js";

/** The name of a contract command, and where it prints. */
export interface ContractCommandOptions {
  /** As typed, for its help text. @default "contract" */
  readonly name?: string;
  /** The command that reruns one case, such as `pnpm contract soap --case <id>`. */
  readonly rerun: (id: string) => string;
  /** @default the terminal of this process */
  readonly terminal?: Terminal;
  /** Receives the report of each subject after all have run. */
  readonly onReport?: (report: ContractReport) => void;
}

/**
 * Runs the subjects that the arguments name, prints and writes the reports, and resolves to the exit code: 0 if
 * everything passed, 1 if something failed, 2 for wrong arguments.
 *
 * In GitHub Actions (`GITHUB_STEP_SUMMARY`), it adds a summary to the step. Ctrl-C ends the run and reports what has
 * run.
 */
export const runContractCommand = async (
  subjects: readonly ContractSubject[],
  args: readonly string[],
  options: ContractCommandOptions,
): Promise<number> => {
  const { terminal = processTerminal() } = options;
  const command = describe(options.name ?? "contract");
  try {
    return await runCommandLine(command, args, terminal, ({ values, operands }) =>
      runSubjects(wantedOf(subjects, operands, values), values, { ...options, terminal }),
    );
  } catch (error) {
    if (!isContractError(error)) throw error;
    terminal.error(error.message);
    return 2;
  }
};

const describe = (name: string): CommandDescription<typeof contractOptions> =>
  describeCommand({
    name,
    summary: "Runs every case that the documents imply, against the clients and their mock servers.",
    operands: [{ name: "names", about: "only these documents", isRepeated: true }],
    options: contractOptions,
    exitCodes: { 0: "everything passed", 1: "something did not" },
  });

const wantedOf = (
  subjects: readonly ContractSubject[],
  operands: readonly string[],
  values: ContractValues,
): readonly ContractSubject[] => {
  const known = subjects.map(({ name }) => name);
  const owner = known.filter((name) => name === values.case?.split("/")[0]);
  const names = operands.length > 0 ? operands : owner;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) throw unknownName("document", unknown, known);
  return names.length > 0 ? subjects.filter(({ name }) => names.includes(name)) : subjects;
};
