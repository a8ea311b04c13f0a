import { checkSpec } from "../spec/check.ts";
import { loadSpec, type Spec } from "../spec/load.ts";
import { type DirectedDocument, resolveDirections } from "./directions.ts";
import { renderKeywordTable } from "./keywords/keyword-table.ts";
import { checkLosses } from "./keywords/losses.ts";
import { renderOperations } from "./operations.ts";
import { renderSpecification } from "./specification.ts";
import type { ValidatorTexts } from "./validators/render-validators.ts";

/** A file to write: its path relative to the repository, and its whole text. */
export interface Output {
  readonly path: string;
  readonly text: string;
}

/** Where a provider's generated files live. */
export const generatedFolder = (name: string): string => `packages/${name}/src/generated`;

/** Makes the validators of a document, or begins to; what it returns finishes them. */
export type BeginValidators = (
  name: string,
  directed: DirectedDocument,
) => () => ValidatorTexts | Promise<ValidatorTexts>;

/**
 * Everything that is generated from one document, in memory.
 *
 * @throws {SpecError} when the document cannot become a client.
 */
export const renderOutputs = async (
  root: string,
  name: string,
  beginValidators: BeginValidators,
): Promise<readonly Output[]> => {
  const spec = await loadSpec(root, name);
  const directed = directionsOf(spec);
  // Begun before the checks, which take as long as a worker needs to begin: of a wrong document nobody asks for them.
  const finishValidators = beginValidators(name, directed);
  checkSpec(spec);
  checkLosses(spec);
  const schema = await renderTypes(name, directed);
  const operations = renderOperations(name, directed.document);
  const specification = await renderSpecification(root, spec);
  const { checks, validators } = await finishValidators();
  const folder = generatedFolder(name);
  return [
    { path: `${folder}/checks.ts`, text: checks },
    { path: `${folder}/operations.ts`, text: operations },
    { path: `${folder}/schema.ts`, text: schema },
    { path: `${folder}/specification.ts`, text: specification },
    { path: `${folder}/validators.ts`, text: validators },
  ];
};

/** What is wrong with a document is said by the checks, whatever else it leads to. */
const directionsOf = (spec: Spec): DirectedDocument => {
  try {
    return resolveDirections(spec.document);
  } catch (error) {
    checkSpec(spec);
    throw error;
  }
};

/** openapi-typescript takes half a second to load: a document that is refused does not wait for it. */
const renderTypes = async (name: string, directed: DirectedDocument): Promise<string> => {
  const { renderSchemaTypes } = await import("./schema-types.ts");
  return renderSchemaTypes(name, directed);
};

/** What is generated from no document: the table of keywords, from the code that implements it. */
export const sharedOutputs = (): readonly Output[] => [
  { path: "docs/keywords.md", text: renderKeywordTable() },
];
