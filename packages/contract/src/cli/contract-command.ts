import { appendFile, mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import type { OperationValidators } from "../check/check-validators.js";
import type { ClientAdapter } from "../client/client-adapter.js";
import { ContractError, isContractError } from "../contract-error.js";
import type { DocumentSource } from "../document/load-document.js";
import { formatGithubSummary } from "../report/github-summary.js";
import { formatHtml } from "../report/html.js";
import { formatJunit } from "../report/junit.js";
import { formatReport } from "../report/terminal.js";
import { type ContractReport, failuresOf } from "../run/contract-report.js";
import { type ContractOptions, runContract } from "../run/run-contract.js";
import { createProgressLine } from "./progress-line.js";
import { integerOption, readOptions, shareOption } from "./read-options.js";

/** A document and the client that is held to it. */
export interface ContractSubject {
  readonly name: string;
  readonly document: DocumentSource;
  /** Whether it is somebody else's document: its own faults are listed then, and fail nothing. */
  readonly isForeign?: boolean;
  /** Loaded when its turn comes; without it plain HTTP requests are sent. */
  readonly load?: () => Promise<{
    adapter: ClientAdapter;
    validators?: Readonly<Record<string, OperationValidators | undefined>>;
  }>;
}

const defaultReport = "reports/contract.html";

/** What {@link runContractCommand} accepts, for a help text. */
export const contractUsage = `  <name>…          only these documents
  --case <id>      only this case, or those below it (soap/updateCustomer)
  --seed <number>  random values as in an earlier run
  --sample <share> try only this share of the operations, such as 0.1
  --no-mutants     leave out the mutants, which take most of the time
  --report[=path]  write an HTML page (${defaultReport})
  --junit <path>   write JUnit XML
  --json           print the reports as JSON instead of text
  --help           print this`;

/**
 * A contract command: runs the subjects that the arguments name, prints and writes the reports, and resolves to the
 * exit code: 0 when everything passed, 1 when something did not, 2 for a mistake in what was given.
 *
 * In GitHub Actions (`GITHUB_STEP_SUMMARY`) it adds a summary to the step. Ctrl-C ends the run, and reports what ran.
 *
 * @param rerun The command that runs one case again, such as `pnpm contract soap --case <id>`.
 * @param onReport Receives the report of each subject, after the last has run.
 */
export const runContractCommand = async (
  subjects: readonly ContractSubject[],
  argv: readonly string[],
  rerun: (id: string) => string,
  onReport?: (report: ContractReport) => void,
): Promise<number> => {
  try {
    if (argv.includes("--help") || argv.includes("-h")) {
      console.log(contractUsage);
      return 0;
    }
    const wish = parseWish(subjects, argv);
    const { reports, mistakes, crashes } = await runSubjects(wish, rerun);
    for (const report of reports) onReport?.(report);
    await writeReports(reports, wish, rerun);
    if (wish.json) console.log(JSON.stringify(reports, undefined, 2));
    if (mistakes > 0) return 2;
    return crashes === 0 && reports.every((report) => failuresOf(report).length === 0) ? 0 : 1;
  } catch (error) {
    if (!isContractError(error)) throw error;
    console.error(error.message);
    return 2;
  }
};

interface Wish extends ContractOptions {
  readonly wanted: readonly ContractSubject[];
  readonly json: boolean;
  readonly report?: string;
  readonly junit?: string;
}

const parseWish = (subjects: readonly ContractSubject[], argv: readonly string[]): Wish => {
  const { values, positionals } = readArguments(argv);
  const known = subjects.map(({ name }) => name);
  const owner = known.filter((name) => name === values.case?.split("/")[0]);
  const names = positionals.length > 0 ? positionals : owner;
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new ContractError(
      "bad-option",
      `There is no ${JSON.stringify(unknown)} here. Known: ${known.join(", ")}.`,
    );
  }
  const seed = integerOption("--seed", values.seed);
  const sample = shareOption("--sample", values.sample);
  return {
    wanted: names.length > 0 ? subjects.filter(({ name }) => names.includes(name)) : subjects,
    json: values.json ?? false,
    mutants: !values["no-mutants"],
    keepPassed: values.report !== undefined || (values.json ?? false),
    ...(values.report === undefined ? {} : { report: values.report }),
    ...(values.junit === undefined ? {} : { junit: values.junit }),
    ...(values.case === undefined ? {} : { only: values.case }),
    ...(seed === undefined ? {} : { seed }),
    ...(sample === undefined ? {} : { sample }),
  };
};

const readArguments = (argv: readonly string[]) => {
  const args = argv.map((each) => (each === "--report" ? `--report=${defaultReport}` : each));
  return readOptions(args, contractUsage, {
    case: { type: "string" },
    seed: { type: "string" },
    report: { type: "string" },
    junit: { type: "string" },
    json: { type: "boolean" },
    "no-mutants": { type: "boolean" },
    sample: { type: "string" },
  });
};

const runSubjects = async (wish: Wish, rerun: (id: string) => string) => {
  const reports: ContractReport[] = [];
  const interruption = new AbortController();
  const interrupt = () => interruption.abort(new Error("interrupted"));
  process.once("SIGINT", interrupt);
  const line = createProgressLine(process.stderr);
  let mistakes = 0;
  let crashes = 0;
  for (const subject of wish.wanted) {
    if (interruption.signal.aborted) break;
    try {
      const loaded = await subject.load?.();
      const { isForeign = false } = subject;
      const { signal } = interruption;
      const options = { ...wish, ...loaded, isForeign, signal, onProgress: line.update };
      const report = await runContract(subject.document, options);
      reports.push(report);
      line.clear();
      if (!wish.json) console.log(formatReport(report, { rerun }));
    } catch (error) {
      line.clear();
      // One subject that cannot be run is no reason to lose what the others showed.
      if (isContractError(error)) mistakes++;
      else crashes++;
      const message = isContractError(error) ? error.message : describeCrash(error);
      console.error(message.startsWith(subject.name) ? message : `${subject.name}: ${message}`);
    }
  }
  process.off("SIGINT", interrupt);
  return { reports, mistakes, crashes };
};

const describeCrash = (error: unknown): string =>
  `crashed. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;

const writeReports = async (
  reports: readonly ContractReport[],
  wish: Wish,
  rerun: (id: string) => string,
) => {
  const write = async (path: string, text: string) => {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    if (!wish.json) console.log(`\nwrote ${path}`);
  };
  if (wish.report) await write(wish.report, formatHtml(reports, rerun));
  if (wish.junit) await write(wish.junit, formatJunit(reports, rerun));
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) await appendFile(summary, formatGithubSummary(reports, rerun));
};
