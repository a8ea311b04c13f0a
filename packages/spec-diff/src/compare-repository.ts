import { stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, relative } from "node:path";
import { findSpecs } from "@provider-clients/codegen/repository";
import {
  checkReadable,
  checkSpec,
  InputError,
  objectOf,
  readLocation,
  readSpec,
  type Spec,
  textOf,
} from "@provider-clients/openapi";
import type { DocumentDiff } from "./change.js";
import { compareDocuments } from "./compare-documents.js";
import { applyExceptions, readExceptions } from "./exceptions.js";
import { goneDocument, newDocument } from "./new-and-gone.js";
import { type Base, findBase, listFilesAt, readFileAt } from "./source/git.js";
import { type Compile, createCompiler } from "./types/compile.js";

/** What changed in all documents since a commit. */
export interface RepositoryDiff {
  readonly base: Base;
  /** The documents that changed, in alphabetical order of their files. */
  readonly documents: readonly DocumentDiff[];
}

/**
 * Compares documents of the working tree with those at a commit.
 *
 * @param files paths relative to `root`; if empty, every `specs/<name>/openapi.yaml`.
 * @throws {InputError} when there is no such commit, or no such file on either side.
 * @throws {SpecError} when a document cannot be used.
 */
export const compareRepository = async (
  root: string,
  baseName?: string,
  files: readonly string[] = [],
): Promise<RepositoryDiff> => {
  const base = await findBase(root, baseName);
  const paths = files.length > 0 ? files.map((file) => pathIn(root, file)) : await findDocuments(root, base);
  const documents: DocumentDiff[] = [];
  const compile = createCompiler();
  // One at a time, so that the memory of one comparison is free before the next begins.
  for (const path of [...new Set(paths)].sort()) {
    const diff = await compareOne(root, base, path, compile);
    if (diff) documents.push(diff);
  }
  return { base, documents };
};

const ownDocument = /^specs\/[^/]+\/openapi\.yaml$/;

const pathIn = (root: string, file: string): string => (isAbsolute(file) ? relative(root, file) : file);

const findDocuments = async (root: string, base: Base): Promise<readonly string[]> => {
  const before = (await listFilesAt(root, base.commit, "specs")).filter((path) => ownDocument.test(path));
  return [...before, ...(await findSpecs(root)).map((name) => `specs/${name}/openapi.yaml`)];
};

const compareOne = async (
  root: string,
  base: Base,
  file: string,
  compile: Compile,
): Promise<DocumentDiff | undefined> => {
  const today = new Date().toISOString().slice(0, 10);
  const [before, after] = [await specAt(root, base, file), await specNow(root, file)];
  if (before === undefined && after === undefined) {
    throw new InputError(`${file}: there is no such file, neither here nor at ${base.label}.`);
  }
  if (after === undefined) return before && goneDocument({ ...before, file }, base.label);
  if (before === undefined) return newDocument(after, base.label);
  const diff = await compareDocuments(before, after, { today, compile });
  if (diff.changes.length === 0 && diff.notes.length === 0) return undefined;
  const excused = applyExceptions(diff, await readExceptions(join(root, file)), today);
  return { ...excused, notes: [...excused.notes, ...(await sourceNotes(root, base, file, diff))] };
};

/** The document at the commit. It has to be readable, but need not pass today's checks. */
const specAt = async (root: string, base: Base, file: string): Promise<Spec | undefined> => {
  if ((await readFileAt(root, base.commit, file)) === undefined) return undefined;
  const spec = await readSpec(nameOf(file), file, async (path) => {
    const text = await readFileAt(root, base.commit, path);
    if (text === undefined) throw new InputError(`${path}: there is no such file at ${base.label}.`);
    return text;
  });
  const old = { ...spec, file: `${file} at ${base.commit.slice(0, 7)}` };
  checkReadable(old);
  return withName(old);
};

const specNow = async (root: string, file: string): Promise<Spec | undefined> => {
  const isThere = await stat(join(root, file)).then(
    () => true,
    () => false,
  );
  if (!isThere) return undefined;
  const spec = await readSpec(nameOf(file), file, (path) =>
    readLocation(isAbsolute(path) ? path : join(root, path)),
  );
  // Documents under `specs/` must follow our own rules too.
  if (ownDocument.test(file)) checkSpec(spec);
  else checkReadable(spec);
  return withName(spec);
};

const nameOf = (file: string): string => basename(dirname(file)) || basename(file);

const withName = (spec: Spec): Spec => ({
  ...spec,
  name: textOf(objectOf(spec.document["x-provider"]).name) ?? spec.name,
});

/** A note if the document changed but the SOURCES.md beside it did not. */
const sourceNotes = async (
  root: string,
  base: Base,
  file: string,
  diff: DocumentDiff,
): Promise<readonly string[]> => {
  const path = join(dirname(file), "SOURCES.md");
  const before = await readFileAt(root, base.commit, path);
  if (before === undefined || diff.class === "none" || diff.class === "docs") return [];
  const after = await readLocation(join(root, path)).catch(() => undefined);
  return after === before ? [`${path} has not changed: say there where the provider says so.`] : [];
};
