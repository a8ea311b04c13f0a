import { createHash } from "node:crypto";
import { InputError, UnreadableError } from "../input-error.js";
import { type Json, objectOf, textOf } from "../json.js";
import type { Place, Placed } from "../place.js";
import { type Problem, problemAt, SpecError } from "../problem.js";
import { joinPointer } from "../references/pointer.js";
import type { Spec } from "../spec.js";
import { type BrokenReference, type Bundle, bundle } from "./bundle.js";
import { type ParsedFile, parseFile } from "./parse-file.js";
import { isAddress, isWebAddress, type ReadText, readLocation } from "./read-text.js";
import { tidy } from "./tidy.js";
import { reasonNotOpenapi } from "./version.js";

/**
 * Parses a document written in one file.
 *
 * @throws {SpecError} if it is not YAML, or not an OpenAPI 3.0, 3.1 or 3.2 document.
 */
export const parseSpec = (name: string, file: string, text: string): Spec =>
  aloneSpec(name, text, parseRoot(file, text));

/**
 * Takes a document that is already parsed. Its places have pointers but no lines.
 *
 * @param file the name for messages.
 * @throws {SpecError} if it is not an OpenAPI 3.0, 3.1 or 3.2 document.
 */
export const specOfValue = (name: string, file: string, value: Json): Spec =>
  aloneSpec(name, JSON.stringify(value), checkRoot({ file, value, lineOf: () => undefined }));

const aloneSpec = (name: string, text: string, root: ParsedFile): Spec => {
  const bundled = bundle(root, new Map());
  const reason = "only this one file is read here. Write the part into it.";
  const alone = bundled.broken.map(({ target }) => [target.file, reason] as const);
  return specOf({ name, text, root, files: new Map(), bundled, unreadable: new Map(alone) });
};

/**
 * Reads a document from a file or an address, including every file that it refers to.
 *
 * @throws {InputError} if the named file cannot be read, or is a web page.
 * @throws {SpecError} if it is not an OpenAPI document.
 */
export const readDocument = async (location: string, read: ReadText = readLocation): Promise<Spec> => {
  const spec = await readSpec("document", location, read);
  return { ...spec, name: textOf(objectOf(spec.document["x-provider"]).name) ?? spec.name };
};

/**
 * Reads a document and every file that it refers to. If one of those cannot be read, the problem is reported at the
 * reference.
 *
 * @param read returns the content of a path or an address; pass another function to read an earlier version.
 * @throws {InputError} if the named file cannot be read.
 * @throws {SpecError} if it is not an OpenAPI document.
 */
export const readSpec = async (name: string, file: string, read: ReadText): Promise<Spec> => {
  const text = await read(file);
  const root = parseRoot(file, text);
  const files = new Map<string, ParsedFile>();
  const unreadable = new Map<string, string>();
  for (;;) {
    const bundled = bundle(root, files);
    const targets = bundled.broken.map(({ target }) => target.file);
    const wanted = new Set(targets.filter((each) => !files.has(each) && !unreadable.has(each)));
    if (wanted.size === 0) return specOf({ name, text, root, files, bundled, unreadable });
    for (const each of wanted) await readPart(root.file, each, read, files, unreadable);
  }
};

const parseRoot = (file: string, text: string): ParsedFile => checkRoot(parseFile(file, text));

const checkRoot = (root: ParsedFile): ParsedFile => {
  const message = reasonNotOpenapi(root.value);
  if (message !== undefined)
    throw new SpecError([{ file: root.file, line: root.lineOf("#/openapi"), message }]);
  return root;
};

/** A document from an address must not refer to local files of the machine that reads it. */
const readPart = async (
  root: string,
  file: string,
  read: ReadText,
  files: Map<string, ParsedFile>,
  unreadable: Map<string, string>,
): Promise<void> => {
  if (isAddress(root) && !isWebAddress(file)) {
    const reason =
      "a document at an address may only refer to addresses, not to files. Correct the reference.";
    unreadable.set(file, reason);
    return;
  }
  try {
    files.set(file, parseFile(file, await read(file)));
  } catch (error) {
    if (!(error instanceof InputError) && !(error instanceof SpecError)) throw error;
    const [first = ""] = error.message.split("\n");
    unreadable.set(file, error instanceof UnreadableError ? error.reason : first);
  }
};

interface ReadFiles {
  readonly name: string;
  /** The content of the named file. */
  readonly text: string;
  readonly root: ParsedFile;
  readonly files: ReadonlyMap<string, ParsedFile>;
  readonly bundled: Bundle;
  /** Why each unreadable file could not be read. */
  readonly unreadable: ReadonlyMap<string, string>;
}

const specOf = ({ name, text, root, files, bundled, unreadable }: ReadFiles): Spec => {
  const placeOf = createPlaceLookup(root, files, bundled);
  const { document, ignored } = tidy(bundled.document, { placeOf });
  return {
    name,
    file: root.file,
    document,
    sha256: createHash("sha256").update(text).digest("hex"),
    lossy: [],
    problems: bundled.broken.map((each) => brokenReference({ placeOf }, each, unreadable)),
    ignored,
    parts: [...files.keys()],
    placeOf,
    lineOf: (pointer) => placeOf(pointer).line,
  };
};

const createPlaceLookup =
  (root: ParsedFile, files: ReadonlyMap<string, ParsedFile>, { origins }: Bundle) =>
  (pointer: string): Place => {
    for (let prefix = pointer; prefix.includes("/"); prefix = prefix.slice(0, prefix.lastIndexOf("/"))) {
      const origin = origins.get(prefix);
      const file = origin?.file === root.file ? root : files.get(origin?.file ?? "");
      if (origin === undefined || file === undefined) continue;
      const own = `${origin.fragment}${pointer.slice(prefix.length)}`;
      return { file: file.file, line: file.lineOf(own), pointer: own };
    }
    return { file: root.file, line: root.lineOf(pointer), pointer };
  };

const brokenReference = (
  spec: Placed,
  { pointer, reference, target }: BrokenReference,
  unreadable: ReadonlyMap<string, string>,
): Problem => {
  const reason =
    unreadable.get(target.file) ?? `it has nothing at ${target.fragment}. Add it, or correct the reference.`;
  // A relative reference is resolved, so the file that was meant is named beside it.
  const file = reference.startsWith(target.file) ? "" : `${target.file}: `;
  const message = `$ref "${reference}" leads nowhere: ${file}${reason}`;
  return problemAt(spec, pointer, message, joinPointer(pointer, "$ref"));
};
