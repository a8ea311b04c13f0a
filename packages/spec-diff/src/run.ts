import { parseArgs } from "node:util";
import { checkReadable, InputError, readDocument, SpecError } from "@provider-clients/openapi";
import { type DocumentDiff, strictest } from "./change.js";
import { compareDocuments } from "./compare-documents.js";
import { compareRepository } from "./compare-repository.js";
import { createReport } from "./report/json.js";
import { renderTable } from "./report/table.js";
import type { Base } from "./source/git.js";

/** Where output goes, and how wide it may be. */
export interface Terminal {
  readonly log: (line: string) => void;
  readonly error: (line: string) => void;
  readonly width?: number;
  readonly isColored?: boolean;
}

/** What the exit codes mean. */
export const EXIT = { harmless: 0, breaking: 1, failed: 2 } as const;

const HELP = `What the changes of the specs do to the users of the clients.

  pnpm spec:diff [base-ref] [--json]                 every spec, at base-ref and in the working tree
  pnpm spec:diff --before FILE --after FILE [--json]  two documents; FILE may be an http(s) address

base-ref is the merge base with main where it is left out (origin/main where there is one).

Two judges say what a change is: the documents are compared, and the compiler checks that calls and reads written
against the old client still fit the new one. The stricter counts, unless both documents mean the same.
  breaking   correct calling code stops compiling, is refused, or does something else
  additive   there is more to send, to read or to call
  fix        the client behaves or describes better; nobody has to do anything
  docs       words and examples only

Exit code: 0 nothing breaks; 1 something breaks; 2 nothing could be compared (bad arguments, ref, file or document).`;

const SEE_HELP = "`pnpm spec:diff --help` says how.";

/** The `spec:diff` command; resolves to its exit code. */
export const runSpecDiff = async (
  root: string,
  parameters: readonly string[],
  terminal: Terminal,
): Promise<number> => {
  try {
    const request = readParameters(parameters);
    if (request === "help") {
      terminal.log(HELP);
      return EXIT.harmless;
    }
    const { documents, base } = await compare(root, request);
    if (request.isJson) terminal.log(JSON.stringify(createReport(documents, base), null, 2));
    else for (const line of render(documents, base, terminal)) terminal.log(line);
    return strictest(documents.map((diff) => diff.class)) === "breaking" ? EXIT.breaking : EXIT.harmless;
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof SpecError)) throw error;
    terminal.error(error.message);
    return EXIT.failed;
  }
};

interface DiffRequest {
  readonly base: string | undefined;
  readonly files: { readonly before: string; readonly after: string } | undefined;
  readonly isJson: boolean;
}

const readParameters = (parameters: readonly string[]): DiffRequest | "help" => {
  const { values, positionals } = parse(parameters);
  if (values.help) return "help";
  const { before, after } = values;
  if ((before === undefined) !== (after === undefined)) {
    throw new InputError(`--before and --after go together. ${SEE_HELP}`);
  }
  if (positionals.length > 1 || (before !== undefined && positionals.length > 0)) {
    throw new InputError(`"${positionals.at(-1)}" is one argument too many. ${SEE_HELP}`);
  }
  const files = before !== undefined && after !== undefined ? { before, after } : undefined;
  return { base: positionals[0], files, isJson: values.json === true };
};

const parse = (parameters: readonly string[]) => {
  try {
    return parseArgs({
      // `pnpm spec:diff -- --json` hands the dashes on.
      args: parameters.filter((parameter) => parameter !== "--"),
      options: {
        before: { type: "string" },
        after: { type: "string" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
      allowPositionals: true,
    });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputError(`${error.message.split(".")[0]}. ${SEE_HELP}`);
  }
};

interface Compared {
  readonly documents: readonly DocumentDiff[];
  readonly base?: Base;
}

const compare = async (root: string, { base, files }: DiffRequest): Promise<Compared> => {
  if (files === undefined) return compareRepository(root, base);
  const [before, after] = [await readDocument(files.before), await readDocument(files.after)];
  for (const spec of [before, after]) checkReadable(spec);
  return { documents: [await compareDocuments({ ...before, name: after.name }, after)] };
};

const render = (
  documents: readonly DocumentDiff[],
  base: Base | undefined,
  terminal: Terminal,
): readonly string[] => {
  const options = { width: terminal.width ?? 110, isColored: terminal.isColored ?? false };
  const since = base ? `since ${base.label}` : "between the two documents";
  if (documents.length === 0) return [`No spec changed ${since}.`];
  return [`Changes ${since}`, ...documents.flatMap((diff) => ["", ...renderTable(diff, options)])];
};
