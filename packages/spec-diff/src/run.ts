import { describeCommand, jsonOption, runCommandLine, UsageError } from "@provider-clients/command-line";
import { checkReadable, InputError, readDocument, SpecError } from "@provider-clients/openapi";
import type { DocumentDiff } from "./change.js";
import { compareDocuments } from "./compare-documents.js";
import { compareRepository } from "./compare-repository.js";
import { applyExceptions, exceptionsFile, isRefused, readExceptions } from "./exceptions.js";
import { type Environment, reportToGithub } from "./github/report-to-github.js";
import { createReport } from "./report/json.js";
import { renderTable } from "./report/table.js";
import { reportWriter } from "./report/write-report.js";
import { createCompiler } from "./types/compile.js";

/** Where output goes, and how wide it may be. */
export interface Terminal {
  readonly log: (line: string) => void;
  readonly error: (line: string) => void;
  readonly width?: number;
  readonly isColored?: boolean;
}

/** Options beside the command's arguments. */
export interface RunOptions {
  /** The command's name in help and messages. @default "spec-diff" */
  readonly name?: string;
  /** The environment variables that `--github` reads. @default {} */
  readonly env?: Environment;
}

const notes = `Without --before and --after, files of the working tree are compared with those at base-ref: the merge base with main
where it is left out (origin/main where there is one). Without files, these are all specs/<name>/openapi.yaml.

Two judges classify each change: one compares the documents, and the compiler checks that code written for the old
client still compiles with the new one. The stricter verdict counts.
  breaking   correct calling code stops compiling, is refused, or does something else
  additive   there is more to send, to read or to call
  fix        the client behaves or describes better; nobody has to do anything
  docs       words and examples only

A breaking change is accepted by an entry in ${exceptionsFile} beside the document:
  [{ "pointer": "#/paths/…", "reason": "nobody used it", "expires": "2027-01-31" }]`;

const commandNamed = (name: string) =>
  describeCommand({
    name,
    summary: "What changes of OpenAPI documents do to the users of their clients.",
    operands: [
      { name: "base-ref", about: "a branch, a tag or a commit", isOptional: true },
      { name: "files", about: "documents, relative to the repository", isRepeated: true, isOptional: true },
    ],
    options: {
      before: {
        type: "string",
        value: "file",
        about: "the old document; may be an http(s) address",
        isRepeated: true,
      },
      after: { type: "string", value: "file", about: "the new one, for each --before", isRepeated: true },
      report: {
        type: "string",
        value: "file",
        about: "writes a report: .md, .html or .json",
        isRepeated: true,
      },
      github: { type: "boolean", about: "prints annotations and writes the step's summary" },
      comment: { type: "boolean", about: "with --github: keeps one comment of the pull request up to date" },
      json: jsonOption,
    },
    notes,
    exitCodes: {
      0: "nothing breaks",
      1: "something breaks",
      2: "nothing could be compared (bad arguments, ref, file or document)",
    },
  });

/** The `spec-diff` command; resolves to its exit code. */
export const runSpecDiff = (
  root: string,
  args: readonly string[],
  terminal: Terminal,
  { name = "spec-diff", env = {} }: RunOptions = {},
): Promise<number> =>
  // `pnpm spec:diff -- --json` passes the `--` on.
  runCommandLine(
    commandNamed(name),
    args.filter((each) => each !== "--"),
    terminal,
    async ({ values, operands }) => {
      const pairs = pairsOf(values.before, values.after, operands);
      try {
        const writers = values.report.map(reportWriter);
        const { documents, base } = pairs
          ? { documents: await comparePairs(pairs) }
          : await compareTree(root, operands);
        const since = base ? `since ${base.label}` : "between the two documents";
        if (values.json) terminal.log(JSON.stringify(createReport(documents, base), null, 2));
        else for (const line of render(documents, since, terminal)) terminal.log(line);
        for (const write of writers) await write(documents, since, base);
        const { log } = terminal;
        if (values.github) await reportToGithub(documents, since, { env, log, hasComment: values.comment });
        return documents.some(isRefused) ? 1 : 0;
      } catch (error) {
        if (!(error instanceof InputError) && !(error instanceof SpecError)) throw error;
        terminal.error(error.message);
        return 2;
      }
    },
  );

type FilePair = readonly [before: string, after: string];

const pairsOf = (
  before: readonly string[],
  after: readonly string[],
  operands: readonly string[],
): readonly FilePair[] | undefined => {
  if (before.length !== after.length) throw new UsageError("--before and --after go together.");
  if (before.length === 0) return undefined;
  if (operands.length > 0) throw new UsageError(`"${operands[0]}" is one argument too many beside --before.`);
  return before.map((file, index) => [file, after[index] ?? file]);
};

const compareTree = (root: string, [base, ...files]: readonly string[]) =>
  compareRepository(root, base, files);

const comparePairs = async (pairs: readonly FilePair[]): Promise<readonly DocumentDiff[]> => {
  const today = new Date().toISOString().slice(0, 10);
  const documents: DocumentDiff[] = [];
  const compile = createCompiler();
  for (const [old, fresh] of pairs) {
    const [before, after] = [await readDocument(old), await readDocument(fresh)];
    for (const spec of [before, after]) checkReadable(spec);
    const diff = await compareDocuments({ ...before, name: after.name }, after, { today, compile });
    documents.push(applyExceptions(diff, await readExceptions(fresh), today));
  }
  return documents;
};

const render = (documents: readonly DocumentDiff[], since: string, terminal: Terminal): readonly string[] => {
  const options = { width: terminal.width ?? 110, isColored: terminal.isColored ?? false };
  if (documents.length === 0) return [`No spec changed ${since}.`];
  return [
    `Changes ${since}`,
    ...documents.flatMap((diff) => ["", ...renderTable(diff, options)]),
    ...(documents.some(isRefused)
      ? [
          "",
          "Breaking on purpose? Release it as a breaking change, or accept it beside the document (--help).",
        ]
      : []),
  ];
};
