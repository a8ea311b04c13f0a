import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Document, LineCounter, parseDocument } from "yaml";
import { aliasProblems } from "./alias-problems.js";
import { isObject, type Json, type JsonObject } from "./json.js";
import { createLineLookup } from "./pointer-lines.js";
import { type Problem, refuse, SpecError } from "./problem.js";

/** A provider's document as it was read, with a way back to its lines. */
export interface Spec {
  /** The folder's name under specs/, which is the package's name too. */
  readonly name: string;
  /** The file relative to the repository, as messages show it. */
  readonly file: string;
  readonly document: JsonObject;
  /** Keywords that the types are known to lose; only a document that we cannot edit has some. */
  readonly lossy: readonly { readonly pointer: string; readonly keyword: string }[];
  /** The line of a JSON pointer, or of the nearest parent that exists. */
  readonly lineOf: (pointer: string) => number | undefined;
}

/**
 * Reads `specs/<name>/openapi.yaml`.
 *
 * @throws {SpecError} when there is no such file, when it is not YAML, or when it is not an OpenAPI 3.0 or 3.1 document.
 */
export const loadSpec = async (root: string, name: string): Promise<Spec> => {
  const file = `specs/${name}/openapi.yaml`;
  const text = await readText(join(root, file));
  if (text === undefined) {
    throw new SpecError([
      { file, message: `there is no such file. Write it, or take ${name} off the command.` },
    ]);
  }
  const lossy = await readLossy(root, `specs/${name}/lossy.json`);
  return { ...parseSpec(name, file, text), lossy };
};

const readText = async (path: string): Promise<string | undefined> =>
  readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    return undefined;
  });

/** `lossy.json` is a list of `{ "pointer": …, "keyword": … }`. */
const readLossy = async (root: string, file: string): Promise<Spec["lossy"]> => {
  const text = await readText(join(root, file));
  if (text === undefined) return [];
  const records = readJson(text);
  const isRecord = (record: Json): boolean =>
    isObject(record) && typeof record.pointer === "string" && typeof record.keyword === "string";
  if (!Array.isArray(records) || !records.every(isRecord)) {
    throw new SpecError([
      { file, message: "this is not a list of {pointer, keyword}. Write it with `pnpm new-provider`." },
    ]);
  }
  return records as Spec["lossy"];
};

/** The value of a JSON text; undefined where it is none. */
const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

/**
 * Parses the text of one document.
 *
 * @throws {SpecError} when it is not YAML, or not an OpenAPI 3.0 or 3.1 document.
 */
export const parseSpec = (name: string, file: string, text: string): Spec => {
  const { document, lineOf } = readYaml(file, text);
  const message = reasonNotOpenApi(document);
  if (message !== undefined) throw new SpecError([{ file, line: lineOf("#/openapi"), message }]);
  return { name, file, document: document as JsonObject, lossy: [], lineOf };
};

/** Reads a document with the place of everything in it. */
const readYaml = (file: string, text: string): Pick<Spec, "lineOf"> & { readonly document: unknown } => {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (parsed.errors.length > 0) {
    throw new SpecError(parsed.errors.map((error) => syntaxProblem(file, lines, error)));
  }
  refuse(
    aliasProblems(parsed).map(({ offset, message }) => ({
      file,
      line: offset === undefined ? undefined : lines.linePos(offset).line,
      message,
    })),
  );
  return { document: expanded(file, parsed), lineOf: createLineLookup(parsed, lines) };
};

/** A few lines of aliases can stand for more than there is memory. */
const expanded = (file: string, parsed: Document): unknown => {
  try {
    return parsed.toJS({ maxAliasCount: 1000 });
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    throw new SpecError([{ file, message: "the aliases stand for too much. Write out what is meant." }]);
  }
};

const syntaxProblem = (
  file: string,
  lines: LineCounter,
  error: { readonly code: string; readonly message: string; readonly pos: readonly [number, number] },
): Problem => {
  const { line, col } = lines.linePos(error.pos[0]);
  const hint =
    error.code === "DUPLICATE_KEY"
      ? "the same key stands here a second time (a path, a status or a field written twice). Remove or rename one."
      : `invalid YAML at column ${col}: ${error.message.split("\n")[0]}. Correct the line.`;
  return { file, line, message: hint };
};

const reasonNotOpenApi = (document: unknown): string | undefined => {
  const fix = "Start the file with `openapi: 3.1.1`.";
  if (typeof document !== "object" || document === null || !isObject(document as JsonObject)) {
    return `this is not an OpenAPI document, it is ${Array.isArray(document) ? "a list" : String(document)}. ${fix}`;
  }
  const { openapi, swagger } = document as JsonObject;
  if (swagger !== undefined) return `Swagger ${String(swagger)} is not supported. Convert it to OpenAPI 3.1.`;
  if (openapi === undefined) return `this is not an OpenAPI document: it has no \`openapi\` key. ${fix}`;
  if (typeof openapi !== "string" || !/^3\.[01]\.\d+$/.test(openapi)) {
    return `OpenAPI ${String(openapi)} is not supported. Write a 3.0 or 3.1 document, its version in full (3.1.1).`;
  }
  return undefined;
};
