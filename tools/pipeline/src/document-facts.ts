import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { compareRepository, type DocumentDiff, readFileAt } from "@provider-clients/spec-diff";
import { parse } from "yaml";

/** What changed in one document, and what its author has documented about it. */
export interface DocumentFacts {
  readonly diff: Pick<DocumentDiff, "name" | "title" | "file" | "status" | "class" | "changes">;
  /** `info.version`, before and after; undefined if the document does not exist. */
  readonly versions: { readonly before?: string; readonly after?: string };
  /** True if the `SOURCES.md` beside the document changed as well. */
  readonly isSourced: boolean;
}

/** The documents that changed since a commit, and the name of that commit. */
export interface ChangedDocuments {
  readonly since: string;
  readonly documents: readonly DocumentFacts[];
}

/**
 * Finds the changes of the documents in the working tree.
 *
 * @throws {InputError} if there is no such commit.
 * @throws {SpecError} if a document cannot be read.
 */
export const findChangedDocuments = async (root: string, base?: string): Promise<ChangedDocuments> => {
  const compared = await compareRepository(root, base);
  const { commit, label } = compared.base;
  const documents = await Promise.all(
    compared.documents.map(async (diff): Promise<DocumentFacts> => {
      const sources = `specs/${diff.name}/SOURCES.md`;
      const [before, after, sourcesBefore, sourcesAfter] = await Promise.all([
        readFileAt(root, commit, diff.file),
        readNow(root, diff.file),
        readFileAt(root, commit, sources),
        readNow(root, sources),
      ]);
      return {
        diff,
        versions: { ...versionOf("before", before), ...versionOf("after", after) },
        isSourced: sourcesBefore !== sourcesAfter,
      };
    }),
  );
  return { since: label, documents };
};

const readNow = (root: string, path: string): Promise<string | undefined> =>
  readFile(join(root, path), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });

const versionOf = (side: "before" | "after", text: string | undefined): Record<string, string> => {
  const version: unknown = text === undefined ? undefined : parse(text)?.info?.version;
  return version === undefined ? {} : { [side]: String(version) };
};
