import { checkSpec, loadSpec } from "@provider-clients/openapi";
import { resolveDirections } from "../directions/directions.js";
import { renderKeywordTable } from "../keywords/keyword-table.js";
import { checkEndless, checkLosses, findUnknown } from "../keywords/losses.js";
import { checkMethodNames } from "../operations/check-names.js";
import { renderOperations } from "../operations/operations.js";
import { printDocumentTypes } from "../types/document-types.js";
import { renderValidators } from "../validators/render-validators.js";
import { generatedHeader } from "./header.js";
import { renderSpecification } from "./specification.js";

/** A file to write: its path relative to the repository, and its whole text. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

/** Where a provider's generated files live. */
export const generatedFolder = (name: string): string => `packages/${name}/src/generated`;

/**
 * Everything that is generated from one document, in memory.
 *
 * @throws {SpecError} when the document cannot become a client.
 */
export const renderOutputs = async (root: string, name: string): Promise<readonly Output[]> => {
  const spec = await loadSpec(root, name);
  checkSpec(spec);
  checkMethodNames(spec);
  const directed = resolveDirections(spec.document);
  const types = printDocumentTypes(directed);
  checkEndless(spec, types.endless);
  checkLosses(spec, [...findUnknown(spec.document), ...types.losses]);
  const operations = renderOperations(name, directed.document);
  const specification = await renderSpecification(root, spec);
  const { checks, schemas, validators } = renderValidators(name, directed.document);
  const folder = generatedFolder(name);
  return [
    { path: `${folder}/checks.ts`, text: checks },
    { path: `${folder}/operations.ts`, text: operations },
    { path: `${folder}/schema.ts`, text: `${generatedHeader(name)}\n${types.text}` },
    { path: `${folder}/schemas.ts`, text: schemas },
    { path: `${folder}/specification.ts`, text: specification },
    { path: `${folder}/validators.ts`, text: validators },
  ];
};

/** What is generated from no document: the table of keywords, from the code that implements it. */
export const sharedOutputs = (): readonly Output[] => [
  { path: "docs/keywords.md", text: renderKeywordTable() },
];
