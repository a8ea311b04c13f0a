import { checkSpec, loadSpecAt } from "@provider-clients/openapi";
import { resolveDirections } from "../directions/directions.js";
import { renderKeywordTable } from "../keywords/keyword-table.js";
import { checkEndless, checkLosses, findUnknown } from "../keywords/losses.js";
import { renderMsw } from "../msw/msw.js";
import { fitSpec } from "../new-provider/adapt/fit-spec.js";
import { checkMethodNames } from "../operations/check-names.js";
import { renderOperations } from "../operations/operations.js";
import { renderPagination } from "../operations/pagination.js";
import { renderQuery } from "../query/query.js";
import type { Target } from "../target.js";
import { printDocumentTypes } from "../types/document-types.js";
import { renderValidators } from "../validators/render-validators.js";
import { renderBundledDocument } from "./bundled-document.js";
import { generatedHeader } from "./header.js";
import { renderSpecification } from "./specification.js";

/** A file to write: its path relative to the root folder, and its contents. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

/**
 * Renders everything that is generated from one document, in memory.
 *
 * @throws {SpecError} if no client can be generated from the document.
 */
export const renderOutputs = async (root: string, target: Target): Promise<readonly Output[]> => {
  const written = await loadSpecAt(root, target);
  const spec = target.isFitted ? fitSpec(written) : written;
  checkSpec(spec, written);
  checkMethodNames(spec);
  const directed = resolveDirections(spec.document);
  const types = printDocumentTypes(directed);
  checkEndless(spec, types.endless);
  checkLosses(spec, [...findUnknown(spec.document), ...types.losses], target.losses);
  const texts = {
    ...renderValidators(target.name, directed.document),
    operations: renderOperations(target.name, directed.document),
    pagination: renderPagination(target.name, directed.document),
    query: renderQuery(target.name, directed.document),
    msw: renderMsw(target.name, directed.document),
    schema: types.text,
    specification: renderSpecification(spec),
  };
  const header = generatedHeader(target);
  const modules = Object.entries(texts).map(([file, text]) => ({
    path: `${target.output}/${file}.ts`,
    text: `${header}\n${text}`,
  }));
  return [...modules, { path: `${target.output}/openapi.json`, text: renderBundledDocument(spec, target) }];
};

/** Files that are generated without a document: the table of keywords, from the code that implements them. */
export const sharedOutputs = (): readonly Output[] => [
  { path: "docs/keywords.md", text: renderKeywordTable() },
];
