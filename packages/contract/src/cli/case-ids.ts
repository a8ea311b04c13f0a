import { nearest, UsageError } from "@provider-clients/command-line";
import { planContract } from "../cases/plan.js";
import { type DocumentSource, loadDocument } from "../document/load-document.js";
import { createReaders } from "../schema/schema-reader.js";

/** The id of every case of a document, in document order. */
export const caseIdsOf = async (from: DocumentSource, isForeign: boolean): Promise<readonly string[]> => {
  const { document, compiler, source } = await loadDocument(from, { isForeign });
  return planContract(createReaders(document, compiler), source).cases.map(({ id }) => id);
};

/** The error for an unknown case id or prefix. */
export const unknownCase = (wanted: string, ids: readonly string[]): UsageError => {
  // Suggests at the depth of the given id: `soap/updateCustmer` means an operation, not one of its cases.
  const depth = wanted.split("/").length;
  const known = [...new Set(ids.map((id) => id.split("/").slice(0, depth).join("/")))];
  const best = nearest(wanted, known);
  const meant = best === undefined ? "" : ` Did you mean "${best}"?`;
  return new UsageError(`There is no case "${wanted}".${meant} --list prints all ${ids.length}.`);
};
