import { appendFile, readFile } from "node:fs/promises";
import { step, type Terminal, UsageError } from "@provider-clients/command-line";
import { isContractError } from "../contract-error.js";
import { formatGithubSummary } from "../report/github-summary.js";
import { formatHtml } from "../report/html.js";
import { formatJunit } from "../report/junit.js";
import { formatReport } from "../report/terminal.js";
import { type ContractReport, failuresOf } from "../run/contract-report.js";
import { mergeReports } from "../run/merge-reports.js";
import { runContract } from "../run/run-contract.js";
import type { RunProgress } from "../run/run-state.js";
import { caseIdsOf, unknownCase } from "./case-ids.js";
import { type ContractValues, runOptions } from "./contract-options.js";
import type { ContractSubject } from "./contract-subject.js";
import { keepHeapSmall } from "./keep-heap-small.js";
import { writeReport } from "./write-report.js";

/** Where a run prints, and how its cases are rerun. */
export interface RunSurroundings {
  readonly rerun: (id: string) => string;
  readonly terminal: Terminal;
  readonly onReport?: (report: ContractReport) => void;
}

/**
 * Runs subjects one after the other, prints and writes their reports, and resolves to the exit code.
 *
 * @throws {UsageError} for an unknown case.
 */
export const runSubjects = async (
  subjects: readonly ContractSubject[],
  values: ContractValues,
  surroundings: RunSurroundings,
): Promise<number> => {
  const { rerun, terminal, onReport } = surroundings;
  if (values.list) return listCases(subjects, terminal);
  const { reports, mistakes, crashes } =
    values.merge.length > 0
      ? await mergeAll(values, surroundings)
      : await runAll(subjects, values, surroundings);
  const isNothing =
    reports.length > 0 && reports.every(({ cases, random }) => cases.length + random.length === 0);
  if (values.case !== undefined && isNothing) throw unknownCase(values.case, await allCaseIds(subjects));
  for (const report of reports) onReport?.(report);
  const write = (path: string, text: string) => writeReport(path, text, values.json ? undefined : terminal);
  if (values.save !== undefined) await write(values.save, JSON.stringify(reports));
  if (values.report !== undefined) await write(values.report, formatHtml(reports, rerun));
  if (values.junit !== undefined) await write(values.junit, formatJunit(reports, rerun));
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) await appendFile(summary, formatGithubSummary(reports, rerun));
  if (values.json) terminal.log(JSON.stringify(reports, undefined, 2));
  if (mistakes > 0) return 2;
  return crashes === 0 && reports.every(isPassed) ? 0 : 1;
};

/** The reports that the parts of a run wrote, as those of the whole: one for each document. */
const mergeAll = async (values: ContractValues, { rerun, terminal }: RunSurroundings): Promise<Ran> => {
  const files = await Promise.all(values.merge.map(readReports));
  const groups = [...Map.groupBy(files.flat(), ({ name }) => name).values()];
  const reports = groups.map(mergeReports);
  for (const report of values.json ? [] : reports) terminal.log(formatReport(report, { rerun, terminal }));
  return { reports, mistakes: 0, crashes: 0 };
};

const readReports = async (path: string): Promise<readonly ContractReport[]> => {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new UsageError(`${path}: there is no such file.`);
  });
  const reports: readonly ContractReport[] = JSON.parse(text);
  return reports;
};

const isPassed = (report: ContractReport): boolean => failuresOf(report).length === 0;

const allCaseIds = async (subjects: readonly ContractSubject[]): Promise<readonly string[]> =>
  (
    await Promise.all(subjects.map(({ document, isForeign = false }) => caseIdsOf(document, isForeign)))
  ).flat();

const listCases = async (subjects: readonly ContractSubject[], terminal: Terminal): Promise<number> => {
  for (const id of await allCaseIds(subjects)) terminal.log(id);
  return 0;
};

interface Ran {
  readonly reports: readonly ContractReport[];
  readonly mistakes: number;
  readonly crashes: number;
}

const runAll = async (
  subjects: readonly ContractSubject[],
  values: ContractValues,
  { rerun, terminal }: RunSurroundings,
): Promise<Ran> => {
  const options = runOptions(values);
  keepHeapSmall();
  const reports: ContractReport[] = [];
  const interruption = new AbortController();
  const { signal } = interruption;
  const interrupt = () => interruption.abort(new Error("interrupted"));
  process.once("SIGINT", interrupt);
  let [mistakes, crashes] = [0, 0];
  for (const subject of subjects) {
    if (signal.aborted) break;
    try {
      const { isForeign = false, document } = subject;
      const run = async (say: (detail: string) => void) => {
        const onProgress = (progress: RunProgress) => say(describeProgress(progress));
        return runContract(document, {
          ...options,
          ...(await subject.load?.()),
          isForeign,
          signal,
          onProgress,
        });
      };
      const report = await step(terminal, subject.name, run, isPassed);
      reports.push(report);
      if (!values.json && !isEmpty(report)) terminal.log(formatReport(report, { rerun, terminal }));
    } catch (error) {
      // One subject that cannot run does not discard the results of the others.
      if (isContractError(error)) mistakes++;
      else crashes++;
      const message = isContractError(error) ? error.message : describeCrash(error);
      terminal.error(message.startsWith(subject.name) ? message : `${subject.name}: ${message}`);
    }
  }
  process.off("SIGINT", interrupt);
  return { reports, mistakes, crashes };
};

/** True if only a case was requested that this subject does not have; another subject may have it. */
const isEmpty = ({ isPartial, cases, random }: ContractReport): boolean =>
  isPartial && cases.length + random.length === 0;

const describeProgress = ({ done, total, cases, failed, operation, phase }: RunProgress): string =>
  `${done}/${total} operations, ${cases} cases${failed > 0 ? `, ${failed} failed` : ""} (${operation}, ${phase})`;

const describeCrash = (error: unknown): string =>
  `crashed. ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
