import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { findSpecs } from "@provider-clients/codegen";
import { checkReadable, checkSpec, parseSpec, type Spec } from "@provider-clients/openapi";
import type { DocumentDiff } from "./change.js";
import { compareDocuments } from "./compare-documents.js";
import { goneDocument, newDocument } from "./new-and-gone.js";
import { type Base, findBase, listFilesAt, readFileAt } from "./source/git.js";

/** What changed in all documents since a commit. */
export interface RepositoryDiff {
  readonly base: Base;
  /** The documents that changed, in alphabetical order of their providers. */
  readonly documents: readonly DocumentDiff[];
}

/**
 * Compares every document of the working tree with the one at a commit.
 *
 * @throws {InputError} when there is no such commit.
 * @throws {SpecError} when a document cannot be used.
 */
export const compareRepository = async (root: string, baseName?: string): Promise<RepositoryDiff> => {
  const base = await findBase(root, baseName);
  const before = (await listFilesAt(root, base.commit, "specs")).flatMap(
    (path) => PATTERN.exec(path)?.[1] ?? [],
  );
  const names = [...new Set([...before, ...(await findSpecs(root))])].sort();
  const documents: DocumentDiff[] = [];
  // One at a time: what a comparison needs is given back before the next one begins.
  for (const name of names) {
    const diff = await compareOne(root, base, name);
    if (diff) documents.push(diff);
  }
  return { base, documents };
};

const PATTERN = /^specs\/([^/]+)\/openapi\.yaml$/;

const compareOne = async (root: string, base: Base, name: string): Promise<DocumentDiff | undefined> => {
  const file = `specs/${name}/openapi.yaml`;
  const was = await readFileAt(root, base.commit, file);
  const is = await readFile(join(root, file), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (was === is) return undefined;
  const before = was === undefined ? undefined : parseOld(name, `${file} at ${base.commit.slice(0, 7)}`, was);
  const after = is === undefined ? undefined : parseSpec(name, file, is);
  if (after) checkSpec(after);
  if (before && after) return compareDocuments(before, after);
  if (after) return newDocument(after, base.label);
  return before && goneDocument({ ...before, file }, base.label);
};

/** An old document need not pass today's checks; it only has to be readable. */
const parseOld = (name: string, file: string, text: string): Spec => {
  const spec = parseSpec(name, file, text);
  checkReadable(spec);
  return spec;
};
