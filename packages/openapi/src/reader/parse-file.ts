import { type Document, LineCounter, parseDocument } from "yaml";
import type { Json } from "../json.js";
import { type Problem, refuse, SpecError } from "../problem.js";
import { nodeProblems } from "./node-problems.js";
import { reasonOtherFormat } from "./other-format.js";
import { jsonProblem, parseJson } from "./parse-json.js";
import { createLineLookup } from "./pointer-lines.js";

/** One parsed file. */
export interface ParsedFile {
  /** Its path or address, as shown in messages. */
  readonly file: string;
  readonly value: Json;
  /** The line of a JSON pointer into the file, or of its nearest existing parent. */
  readonly lineOf: (pointer: string) => number | undefined;
}

/**
 * Parses JSON or YAML. A file named .json may hold YAML that JSON is not, but not what only looks like JSON: the YAML
 * parser reads a comment in it as a part of the next key.
 *
 * @throws {SpecError} with every syntax error and every value that JSON does not have.
 */
export const parseFile = (file: string, text: string): ParsedFile => {
  const message = reasonOtherFormat(text);
  if (message !== undefined) throw new SpecError([{ file, message }]);
  const json = readJson(file, text);
  if (json !== undefined) return json;
  if (/\.json$/i.test(file) && /^\s*[[{]/.test(text)) throw new SpecError([{ file, ...jsonProblem(text) }]);
  return readYaml(file, text);
};

const readJson = (file: string, text: string): ParsedFile | undefined => {
  const parsed = parseJson(text);
  if (parsed === undefined) return undefined;
  refuse(parsed.repeatedKeys.map((line) => ({ file, line, message: repeatedKey })));
  return { file, value: parsed.value, lineOf: parsed.lineOf };
};

const readYaml = (file: string, text: string): ParsedFile => {
  const lines = new LineCounter();
  const parsed = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
    logLevel: "error",
  });
  // Errors after the first mostly follow from it. Only duplicate keys are errors of their own.
  const [first] = parsed.errors;
  const errors = parsed.errors.filter((error) => error === first || error.code === "DUPLICATE_KEY");
  refuse(mergeConflicts(file, text));
  refuse(errors.map((error) => syntaxProblem(file, lines, error)));
  refuse(
    nodeProblems(parsed).map(({ offset, message }) => ({
      file,
      line: offset === undefined ? undefined : lines.linePos(offset).line,
      message,
    })),
  );
  return { file, value: expanded(file, parsed), lineOf: createLineLookup(parsed, lines) };
};

/** A few lines of aliases can expand to more than fits into memory. */
const expanded = (file: string, parsed: Document): Json => {
  try {
    return parsed.toJS({ maxAliasCount: 1000 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new SpecError([{ file, message: "the aliases expand to too much data. Write the values out." }]);
  }
};

/** The lines that git writes around two versions of one place. */
const mergeConflicts = (file: string, text: string): readonly Problem[] => {
  const at = text.split("\n").findIndex((line) => line.startsWith("<<<<<<< "));
  if (at < 0) return [];
  return [{ file, line: at + 1, message: "a merge conflict begins here. Settle it, and remove its marks." }];
};

const syntaxProblem = (
  file: string,
  lines: LineCounter,
  error: { readonly code: string; readonly message: string; readonly pos: readonly [number, number] },
): Problem => {
  const { line, col } = lines.linePos(error.pos[0]);
  return { file, line, message: reasonOf(error.code, error.message, col) };
};

const repeatedKey =
  "the same key stands here a second time (a path, a status or a field written twice). Remove or rename one.";

const reasonOf = (code: string, message: string, column: number): string => {
  if (code === "DUPLICATE_KEY") return repeatedKey;
  if (code === "MULTIPLE_DOCS") return "a second document begins here. Keep one document in the file.";
  const reason = (message.split("\n")[0] ?? "").replace(/\.$/, "");
  return `invalid YAML at column ${column}: ${reason}. ${remedies.get(code) ?? "Correct the line."}`;
};

/** What to do about the errors that are made most, by the parser's codes. */
const remedies: ReadonlyMap<string, string> = new Map([
  ["BAD_SCALAR_START", "Write the value in quotes."],
  [
    "BLOCK_AS_IMPLICIT_KEY",
    "Write a value that contains a colon in quotes; otherwise correct the indentation.",
  ],
  ["TAB_AS_INDENT", "Indent with spaces."],
  ["MISSING_CHAR", "Add it, here or further above."],
]);
