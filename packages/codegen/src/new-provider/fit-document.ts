import {
  entriesOf,
  findIgnored,
  formatProblem,
  generationProblems,
  type JsonObject,
  type LeftOut,
  leaveOut,
  operationsIn,
  type Problem,
  problemAt,
  type Spec,
  SpecError,
} from "@provider-clients/openapi";
import { type AdaptedDocument, adaptDocument, type ProviderNames } from "./adapt/adapt-document.js";
import type { Note } from "./adapt/note.js";

/** A foreign document that can be generated from, and the parts that were left out. */
export interface FittedDocument {
  readonly document: JsonObject;
  readonly leftOut: readonly LeftOut[];
  readonly notes: readonly Note[];
}

/**
 * Makes a foreign document fit for generation by leaving out the operations that cannot be generated.
 *
 * @param copy the file that it is written to. Problems name this file until they are mapped back to the original.
 * @param generate tries to generate from the remaining document. What its {@link SpecError} names is left out too, and
 * it is called again.
 * @throws {SpecError} if the document itself is invalid, or if no operation remains.
 */
export const fitDocument = async <Made>(
  spec: Spec,
  names: ProviderNames,
  copy: string,
  generate: (fitted: FittedDocument) => Promise<Made>,
): Promise<FittedDocument & { readonly made: Made }> => {
  const ignored = findIgnored(spec).map((problem) => ({
    text: formatProblem(problem),
    ...(isOperation(problem) ? {} : { group: "Places that say what is not used" }),
  }));
  let problems = generationProblems(spec);
  for (;;) {
    const { document, leftOut, fatal } = leaveOut(spec.document, problems);
    if (fatal.length > 0 || isEmpty(document)) throw new SpecError(problems);
    const adapted = adaptDocument(document, spec.file, names);
    const fitted = { document: adapted.document, leftOut, notes: [...adapted.notes, ...ignored] };
    const found = await generate(fitted).then(
      (made) => ({ made }),
      (error: unknown) => ({ problems: problemsOf(error, spec, copy, adapted) }),
    );
    if ("made" in found) return { ...fitted, made: found.made };
    problems = [...problems, ...found.problems];
    // A problem that affects no further operation would be found again in every round.
    if (leaveOut(spec.document, problems).leftOut.length === leftOut.length) throw new SpecError(problems);
  }
};

/** True for an operation that only OpenAPI 3.2 has: it is missed more than a text is. */
const isOperation = ({ at = "" }: Problem): boolean =>
  /^#\/paths\/[^/]+\/(query|additionalOperations)$/.test(at);

const isEmpty = (document: JsonObject): boolean =>
  operationsIn(document).length === 0 && entriesOf(document.webhooks).length === 0;

/** Maps problems of our copy to the original document. */
const problemsOf = (
  error: unknown,
  spec: Spec,
  copy: string,
  { originOf }: AdaptedDocument,
): readonly Problem[] => {
  if (!(error instanceof SpecError)) throw error;
  return error.problems.map((problem) => {
    const pointer = problem.at ?? problem.pointer;
    if (problem.file !== copy || pointer === undefined) return problem;
    return problemAt(spec, originOf(pointer), problem.message);
  });
};
